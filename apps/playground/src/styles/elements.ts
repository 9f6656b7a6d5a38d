import { css } from './css.ts'

/** Plain elements and the few things that occur on every kind of page. */
export const elements = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  body {
    margin: 0;
    background: var(--page);
    color: var(--ink);
    font: 16px/1.5 var(--font);
    overflow-wrap: break-word;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font-size: 28px;
    font-weight: 400;
    line-height: 1.25;
  }
  h2 {
    font-size: 18px;
    font-weight: 600;
    line-height: 1.3;
  }
  h3 {
    font-size: 16px;
    font-weight: 600;
  }
  a {
    color: var(--link);
    text-underline-offset: 2px;
  }
  :focus-visible {
    outline: 2px solid var(--link);
    outline-offset: 2px;
    border-radius: 3px;
  }
  main:focus {
    outline: none;
  }
  summary {
    cursor: pointer;
  }
  code,
  pre {
    font:
      13px/1.55 ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      monospace;
  }
  code {
    overflow-wrap: anywhere;
  }
  .icon {
    flex: none;
    width: 20px;
    height: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .quiet {
    color: var(--ink-quiet);
    font-size: 14px;
  }
  .lead {
    max-width: 62ch;
    font-size: 17px;
    line-height: 1.6;
  }
  .rule {
    padding-bottom: 12px;
    border-bottom: 1px solid var(--line);
  }
  .visually-hidden,
  .skip:not(:focus) {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .skip:focus {
    position: absolute;
    z-index: 2;
    top: 4px;
    left: 4px;
    padding: 8px 14px;
    background: var(--page);
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: 38px;
    padding: 4px 16px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--sunken);
    color: var(--ink);
    font: inherit;
    text-decoration: none;
    cursor: pointer;
  }
  .button:hover {
    border-color: var(--ink-quiet);
  }
  .button.primary {
    border-color: var(--button);
    background: var(--button);
    color: var(--button-ink);
  }
  .button.block {
    display: flex;
  }
  .text-button {
    min-height: 24px;
    padding: 2px 6px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--link);
    font: inherit;
    font-size: 14px;
    cursor: pointer;
  }
  .text-button:hover {
    text-decoration: underline;
  }
  .kicker {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--playground);
    font-size: 14px;
    font-weight: 600;
  }
  .avatar {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    width: 32px;
    height: 32px;
    border-radius: 50%;
    background: var(--tint, var(--avatar));
    color: #ffffff;
    font-size: 13px;
    font-weight: 600;
  }
  .refusal main {
    display: grid;
    gap: 16px;
    justify-items: start;
    max-width: 560px;
    margin: 0 auto;
    padding: clamp(32px, 12vh, 120px) 20px;
  }
  .form-post main {
    padding: 40px 20px;
    text-align: center;
  }
  .form-post h1 {
    color: var(--ink-quiet);
    font-size: 16px;
  }
`
