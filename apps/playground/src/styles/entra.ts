import { css } from './css.ts'

/** The pages where people sign in and agree. */
export const entra = css`
  .entra {
    min-height: 100vh;
    background: var(--sunken);
    font-family: 'Segoe UI', system-ui, sans-serif;
  }
  .entra > header {
    padding: 12px 16px;
  }
  .entra main {
    display: grid;
    gap: 16px;
    width: min(440px, 100%);
    margin: clamp(0px, 6vh, 72px) auto 32px;
    padding: clamp(20px, 5vw, 44px);
    border: 1px solid var(--line);
    background: var(--page);
    box-shadow: var(--shadow);
  }
  .entra h1 {
    font-size: 24px;
    font-weight: 600;
  }
  .entra form {
    display: grid;
    gap: 12px;
  }
  .entra input {
    width: 100%;
    min-height: 38px;
    padding: 4px 10px;
    border: 1px solid var(--ink-quiet);
    border-radius: 2px;
    background: var(--page);
    color: var(--ink);
    font: inherit;
  }
  .entra .error {
    color: var(--error);
  }
  .entra-account {
    display: flex;
    align-items: center;
    gap: 12px;
    width: 100%;
    padding: 8px;
    border: 1px solid transparent;
    border-radius: 4px;
    background: none;
    color: var(--ink);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .entra-account:hover {
    border-color: var(--line);
    background: var(--sunken);
  }
  .entra-account span span {
    display: block;
    overflow-wrap: anywhere;
  }
  .entra-permissions {
    display: grid;
    gap: 8px;
  }
  .entra-permissions li {
    padding-inline-start: 14px;
    border-inline-start: 3px solid var(--line);
  }
  .entra-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    justify-content: flex-end;
  }
  .entra dl {
    display: grid;
    gap: 2px;
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .entra dt {
    color: var(--ink-quiet);
  }
`
