import { css } from './css.ts'

/** What stands inside of Teams: teams with their channels, the dialog of a tab, posts and feeds. */
export const teamsContent = css`
  .teams-columns {
    display: grid;
    flex: 1;
    grid-template-rows: auto 1fr;
  }
  .teams-channels {
    padding: 12px 16px;
    border-bottom: 1px solid var(--line);
    background: var(--sunken);
  }
  .teams-channels li a {
    display: block;
    padding: 6px 8px;
    border-radius: 4px;
    color: var(--ink);
    text-decoration: none;
  }
  .teams-channels h2 {
    padding: 4px 8px 8px;
  }
  .teams-channels li a[aria-current] {
    background: var(--page);
    box-shadow: inset 3px 0 var(--link);
    font-weight: 600;
  }
  .teams-channel {
    display: flex;
    flex-direction: column;
    min-width: 0;
  }
  .teams-post {
    display: grid;
    gap: 4px;
    max-width: 72ch;
    margin: 16px;
    padding: 12px 16px;
    border: 1px solid var(--line);
    border-radius: 4px;
  }
  .teams-dialog {
    display: flex;
    flex-direction: column;
    width: min(640px, 100% - 32px);
    margin: 24px auto;
    border: 1px solid var(--line);
    border-radius: 4px;
    box-shadow: var(--shadow);
  }
  .teams-dialog h2 {
    padding: 12px 16px;
  }
  .teams-dialog .teams-tab {
    flex: none;
    height: 420px;
    min-height: 0;
  }
  .teams-dialog-buttons {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
    padding: 12px 16px;
  }
  .teams .button:disabled {
    border-color: var(--line);
    background: var(--sunken);
    color: var(--ink-quiet);
    cursor: not-allowed;
  }
  .teams-cards,
  .teams-feed {
    display: grid;
    gap: 8px;
    width: 100%;
  }
  .teams-cards li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 8px 12px;
    border: 1px solid var(--line);
    border-radius: 4px;
  }
  .teams-feed > li {
    display: flex;
    gap: 12px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: 4px;
  }
  .switches {
    display: grid;
    gap: 16px;
    width: 100%;
  }
  .switches fieldset {
    display: grid;
    gap: 12px;
    min-width: 0;
    padding: 12px 16px;
    border: 1px solid var(--line);
    border-radius: 4px;
  }
  .switches p:not(.admin-actions) {
    display: grid;
    gap: 4px;
  }
  .switches select {
    min-width: 0;
    max-width: 100%;
    min-height: 36px;
    font: inherit;
  }
  .classes {
    display: grid;
    gap: 12px;
  }
  .admin-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .microsoft-admin .setting:has(.switches) {
    max-width: none;
  }
  @media (min-width: 720px) {
    .switches {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      align-items: start;
    }
    .switches .admin-actions {
      grid-column: 1 / -1;
    }
    .teams-columns {
      grid-template-rows: 1fr;
      grid-template-columns: 240px 1fr;
    }
    .teams-channels {
      border-right: 1px solid var(--line);
      border-bottom: 0;
    }
  }
`
