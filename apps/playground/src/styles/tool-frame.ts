import { css } from './css.ts'

/** The tool in its frame, and what stands around it. */
export const toolFrame = css`
  .tool {
    display: block;
    width: 100%;
    height: max(640px, calc(100vh - 230px));
    min-height: 640px;
    border: 0;
    background: var(--page);
  }
  .selection {
    display: grid;
    gap: 12px;
    width: min(832px, 100%);
    margin: 0 auto;
    padding: 16px;
    border: 1px solid var(--line);
    border-radius: 8px;
    box-shadow: var(--shadow);
  }
  .selection > header {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: 16px;
    padding-bottom: 12px;
    border-bottom: 1px solid var(--line);
  }
  .selection h1 {
    font-size: 20px;
    font-weight: 600;
  }
  .selection .button {
    flex: none;
    gap: 6px;
  }
  .selection .tool {
    height: 600px;
    min-height: 600px;
  }
  .tool-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px 20px;
    font-size: 14px;
  }
  .tool-actions a {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 24px;
  }
  .tool-actions .icon {
    width: 16px;
    height: 16px;
  }
  .broken {
    margin-right: auto;
    padding: 2px 10px;
    border-radius: 4px;
    background: var(--warning-soft);
    color: var(--warning);
  }
  .tool-alert {
    padding: 10px 14px;
    border: 1px solid currentColor;
    border-radius: 4px;
    color: var(--good);
  }
  .tool-alert.warning {
    color: var(--warning);
  }
  .tool-alert.error {
    color: var(--error);
  }
  .behind {
    display: grid;
    gap: 4px;
    padding-top: 8px;
    border-top: 1px solid var(--line);
    color: var(--ink-quiet);
    font-size: 14px;
  }
  .behind summary {
    width: fit-content;
    padding: 4px 0;
  }
  .behind ul,
  .behind ol {
    display: grid;
    gap: 8px;
    margin: 8px 0 12px;
    padding-left: 20px;
  }
  .behind ul {
    list-style: disc;
  }
  .trail ol {
    list-style: decimal;
  }
  .trail strong {
    color: var(--ink);
  }
  .trail pre {
    max-height: 360px;
    margin: 4px 0 8px;
    padding: 12px;
    overflow: auto;
    border-radius: 4px;
    background: var(--sunken);
    color: var(--ink);
    font-size: 12px;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
`
