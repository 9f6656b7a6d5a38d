import { css } from './css.ts'

/** Microsoft Teams in its three themes, by the values of Fluent's Teams themes. */
export const teams = css`
  .teams {
    --page: #ffffff;
    --sunken: #f5f5f5;
    --line: #d1d1d1;
    --ink: #242424;
    --ink-quiet: #424242;
    --link: #5b5fc7;
    --button: #5b5fc7;
    --button-ink: #ffffff;
    --error: #b10e1c;
    --avatar: #5b5fc7;
    --playground: #0b4f41;
    --playground-soft: #e4f2ee;
    display: flex;
    flex-direction: column;
    min-height: 100vh;
    font-family: 'Segoe UI', system-ui, sans-serif;
    font-size: 14px;
    color-scheme: light;
  }
  .teams.theme-dark {
    --page: #292929;
    --sunken: #1f1f1f;
    --line: #666666;
    --ink: #ffffff;
    --ink-quiet: #d6d6d6;
    --link: #a9adff;
    --button: #4f52b2;
    --error: #f1a1a8;
    --playground: #a9e2d2;
    --playground-soft: #12312a;
    color-scheme: dark;
  }
  .teams.theme-contrast {
    --page: #000000;
    --sunken: #000000;
    --line: #ffffff;
    --ink: #ffffff;
    --ink-quiet: #ffffff;
    --link: #ffff01;
    --button: #ffffff;
    --button-ink: #000000;
    --error: #ffffff;
    --avatar: #000000;
    --playground: #ffffff;
    --playground-soft: #000000;
    --shadow: none;
    color-scheme: dark;
  }
  .theme-contrast .avatar {
    border: 1px solid var(--line);
  }
  .teams h1 {
    font-size: 18px;
    font-weight: 600;
  }
  .teams .strip a {
    display: inline-block;
    min-height: 24px;
  }
  .teams-controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
  }
  .teams-themes .text-button {
    color: inherit;
  }
  .teams-themes [aria-pressed='true'] {
    font-weight: 600;
    text-decoration: underline;
  }
  .teams-switcher {
    position: relative;
  }
  .teams-switcher ul {
    position: absolute;
    z-index: 2;
    right: 0;
    display: grid;
    width: min(280px, 90vw);
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--page);
    box-shadow: var(--shadow);
  }
  .teams-switcher a {
    display: block;
    padding: 8px 12px;
    color: var(--ink);
  }
  .teams-switcher a[aria-current] {
    font-weight: 600;
  }
  .teams-shell {
    display: flex;
    flex: 1;
    flex-direction: column;
  }
  .teams-rail {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 4px 8px;
    border-bottom: 1px solid var(--line);
    background: var(--sunken);
  }
  .teams-rail ul {
    display: flex;
    flex: 1;
    justify-content: space-between;
    min-width: 0;
  }
  .teams-rail a {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 2px;
    padding: 8px 4px;
    border-radius: 4px;
    color: var(--ink-quiet);
    font-size: 11px;
    text-align: center;
    text-decoration: none;
  }
  .teams-rail a > span:last-child {
    overflow: hidden;
    max-width: 76px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .teams-rail a[aria-current] {
    color: var(--link);
    font-weight: 600;
  }
  .teams-rail a:hover {
    background: var(--page);
  }
  .teams-count {
    padding: 0 5px;
    border-radius: 8px;
    background: var(--error);
    color: var(--page);
    font-weight: 600;
  }
  .teams-shell > main {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-width: 0;
  }
  .teams-content {
    display: grid;
    gap: 16px;
    align-content: start;
    justify-items: start;
    width: 100%;
    max-width: 860px;
    padding: 20px 16px;
  }
  .teams-header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 20px;
    padding: 8px 16px;
    border-bottom: 1px solid var(--line);
  }
  .teams-header ul {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .teams-header li a {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 6px 8px;
    border-bottom: 2px solid transparent;
    color: var(--ink);
    text-decoration: none;
  }
  .teams-header li a[aria-current] {
    border-bottom-color: var(--link);
    font-weight: 600;
  }
  .teams-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 4px 16px;
    font-size: 14px;
  }
  .teams-header .teams-actions {
    flex: 1 1 260px;
    justify-content: flex-end;
    padding: 0;
  }
  .teams-actions a {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-height: 24px;
  }
  .teams-actions .icon {
    width: 16px;
    height: 16px;
  }
  .teams-stage {
    display: flex;
    flex: 1;
  }
  .teams-frame {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-width: 0;
  }
  .side-panel {
    justify-content: flex-end;
  }
  .side-panel .teams-frame {
    flex: none;
    width: min(320px, 100%);
    border-left: 1px solid var(--line);
  }
  .teams-beside {
    display: none;
    flex: 1;
    padding: 20px;
  }
  .teams-tab {
    flex: 1;
    width: 100%;
    min-height: min(640px, 75vh);
    border: 0;
    background: var(--page);
  }
  .teams-alerts p,
  .teams-failure {
    padding: 12px 16px;
    border-bottom: 1px solid var(--line);
  }
  .teams-failure {
    color: var(--error);
    font-weight: 600;
  }
  .teams-log {
    padding: 8px 16px;
    border-top: 1px solid var(--line);
    color: var(--ink-quiet);
    font-size: 13px;
  }
  .teams-log li {
    overflow-wrap: anywhere;
  }
  @media (min-width: 720px) {
    .teams-shell {
      flex-direction: row;
    }
    .teams-rail {
      flex-direction: column;
      width: 84px;
      border-right: 1px solid var(--line);
      border-bottom: 0;
    }
    .teams-rail ul {
      flex-direction: column;
      justify-content: flex-start;
      gap: 4px;
      width: 100%;
    }
    .teams-beside {
      display: block;
    }
  }
`
