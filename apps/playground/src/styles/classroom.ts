import { css } from './css.ts'

/** The pages of Classroom. */
export const classroom = css`
  .classroom {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    min-height: 100vh;
  }
  .classroom .strip {
    flex-wrap: nowrap;
    align-items: center;
    min-height: 32px;
    padding: 0 16px;
    font-size: 13px;
    white-space: nowrap;
  }
  .classroom .strip p:last-child {
    display: flex;
    gap: 16px;
  }
  .classroom-bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    height: 56px;
    padding: 0 16px;
    border-bottom: 1px solid var(--line);
  }
  .classroom-mark {
    display: inline-flex;
    gap: 10px;
    align-items: center;
    min-height: 40px;
    color: var(--ink-quiet);
    font-size: 20px;
    text-decoration: none;
  }
  .account-menu {
    position: relative;
  }
  .account-menu summary {
    display: flex;
    gap: 8px;
    align-items: center;
    list-style: none;
  }
  .account-menu ul {
    position: absolute;
    z-index: 3;
    right: 0;
    width: min(300px, 88vw);
    padding: 8px;
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--page);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.2);
  }
  .account-menu li a {
    display: block;
    padding: 8px 12px;
    border-radius: 8px;
    color: var(--ink);
    text-decoration: none;
  }
  .account-menu li a:hover,
  .account-menu [aria-current] {
    background: var(--sunken);
  }
  .class-tabs {
    border-bottom: 1px solid var(--line);
  }
  .class-tabs ul {
    display: flex;
  }
  .class-tabs a {
    display: block;
    padding: 12px 20px 9px;
    border-bottom: 3px solid transparent;
    color: var(--ink-quiet);
    font-weight: 600;
    text-decoration: none;
  }
  .class-tabs [aria-current] {
    border-color: var(--link);
    color: var(--link);
  }
  .class-content {
    display: grid;
    gap: 16px;
    align-content: start;
    width: 100%;
    max-width: 1000px;
    margin: 0 auto;
    padding: 20px 16px 80px;
  }
  .class-cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(280px, 100%), 1fr));
    gap: 20px;
  }
  .class-card {
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  .class-head,
  .class-banner {
    padding: 16px;
    background: var(--tint, #37474f);
    color: #ffffff;
  }
  .class-head {
    min-height: 100px;
  }
  .class-head a {
    color: inherit;
    font-size: 20px;
    font-weight: 500;
  }
  .class-banner {
    min-height: 140px;
    padding-top: 72px;
    border-radius: 8px;
  }
  .class-foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 48px;
    padding: 8px 16px;
  }
  .post-list,
  .attachment-cards,
  .member-list {
    display: grid;
    gap: 8px;
  }
  .post-list li,
  .attachment-cards li {
    display: flex;
    gap: 12px;
    align-items: center;
    padding: 12px 16px;
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  .post-list li > div,
  .attachment-cards li > div {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .post-list h2 {
    font-size: 16px;
  }
  .post-list h2 a {
    color: var(--ink);
    text-decoration: none;
  }
  .post-list h2 a:hover {
    text-decoration: underline;
  }
  .post-icon {
    display: inline-flex;
    flex: none;
    padding: 8px;
    border-radius: 50%;
    background: var(--sunken);
    color: var(--link);
  }
  .member-list li {
    display: flex;
    gap: 12px;
    align-items: center;
    min-height: 44px;
    border-bottom: 1px solid var(--line);
  }
  .member-list li > :last-child:not(:first-child) {
    margin-left: auto;
  }
  .reuse-list .text-button {
    text-align: left;
  }
  .post,
  .own-work {
    display: grid;
    gap: 12px;
  }
  .own-work {
    padding: 16px;
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  .editor {
    justify-items: stretch;
  }
  .editor-head {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
  }
  .editor-head .account-actions {
    width: auto;
  }
  .link-row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 8px;
    align-items: center;
  }
  .editor .tool-alert {
    display: grid;
    gap: 12px;
    overflow-wrap: anywhere;
  }
  @media (max-width: 480px) {
    .class-tabs a {
      padding-inline: 14px;
    }
    .strip-extra {
      display: none;
    }
    .classroom .strip {
      gap: 0 8px;
      padding: 0 10px;
      font-size: 12px;
    }
    .classroom .strip p {
      flex-wrap: nowrap;
    }
    .classroom .strip p:last-child {
      gap: 10px;
    }
    .account-name {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`
