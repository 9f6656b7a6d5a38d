import { css } from './css.ts'

/** Google's pages are light, whatever the browser prefers. */
export const google = css`
  :root:has(.google) {
    color-scheme: light;
  }
  .google {
    --page: #ffffff;
    --sunken: #f0f4f9;
    --line: #dadce0;
    --ink: #1f1f1f;
    --ink-quiet: #5f6368;
    --link: #0b57d0;
    --button: #0b57d0;
    --button-ink: #ffffff;
    --good: #146c2e;
    --warning: #8a5200;
    --warning-soft: #fdf3e0;
    --error: #b3261e;
    --avatar: #0b57d0;
    --playground: #0b4f41;
    --playground-soft: #e4f2ee;
    --shadow: none;
    --font: 'Google Sans', Roboto, 'Helvetica Neue', 'Segoe UI', system-ui, Arial, sans-serif;
    background: var(--page);
  }
  .google .button {
    gap: 8px;
    border-radius: 20px;
    background: var(--page);
  }
  .google .button.primary {
    background: var(--button);
  }
  .google input:not([type='checkbox']),
  .google select,
  .google textarea {
    width: 100%;
    min-height: 40px;
    padding: 6px 12px;
    border: 1px solid #747775;
    border-radius: 4px;
    background: var(--page);
    color: var(--ink);
    font: inherit;
  }
  .tick {
    display: flex;
    gap: 12px;
    align-items: start;
    padding: 6px 0;
  }
  .tick input {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 2px 0 0;
  }
  .google fieldset {
    width: 100%;
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  .create {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .accounts {
    min-height: 100vh;
    background: var(--sunken);
  }
  .accounts main {
    display: grid;
    gap: 16px;
    max-width: 480px;
    margin: 0 auto;
    padding: 32px 24px;
    background: var(--page);
  }
  @media (min-width: 560px) {
    .accounts {
      padding-top: 8vh;
    }
    .accounts main {
      border-radius: 28px;
      padding: 36px;
    }
  }
  .account-chip {
    display: flex;
    gap: 12px;
    align-items: center;
    overflow-wrap: anywhere;
  }
  .account-list li {
    border-bottom: 1px solid var(--line);
  }
  .account-list a {
    display: block;
    padding: 12px 4px;
    color: inherit;
    text-decoration: none;
  }
  .account-list a:hover {
    background: var(--sunken);
  }
  .account-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    justify-content: flex-end;
    width: 100%;
  }
  .settings .switches {
    display: grid;
    gap: 4px 24px;
  }
  .settings .choice {
    display: grid;
    gap: 4px;
    align-content: start;
    padding: 6px 0;
  }
  .settings .deliveries {
    font-size: 14px;
  }
  .entered dd {
    margin-bottom: 8px;
  }
  @media (min-width: 720px) {
    .settings .switches {
      grid-template-columns: 1fr 1fr;
    }
  }
`
