import { css } from './css.ts'

/** The pages of Moodle, Schoology and the strict platform: the same parts, each in its own family's colours and order. */
export const host = css`
  .host {
    --bar: var(--page);
    --bar-ink: var(--ink);
    --bar-current: var(--link);
    min-height: 100vh;
  }
  .host-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 28px;
    padding: 0 16px;
    border-bottom: 1px solid var(--line);
    background: var(--bar);
    color: var(--bar-ink);
  }
  .host-bar a {
    color: inherit;
    text-decoration: none;
  }
  .host-bar a:focus-visible {
    outline-color: currentColor;
    outline-offset: -3px;
  }
  .host-mark {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    padding: 12px 0;
    font-weight: 600;
  }
  .host-bar ul {
    display: flex;
    flex-wrap: wrap;
  }
  .host-bar li a {
    display: block;
    padding: 13px 12px 10px;
    border-bottom: 3px solid transparent;
  }
  .host-bar li a:hover {
    text-decoration: underline;
  }
  .host-bar li a[aria-current] {
    border-bottom-color: var(--bar-current);
  }
  .host-columns {
    display: grid;
    gap: 20px;
    max-width: 1180px;
    margin: 0 auto;
    padding: 20px 16px 48px;
  }
  .host-columns > main {
    display: grid;
    gap: 16px;
    align-content: start;
    min-width: 0;
  }
  .host-columns > main > p {
    max-width: 72ch;
  }
  .host-menu ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    border-bottom: 1px solid var(--line);
  }
  .host-menu-title {
    color: var(--ink-quiet);
    font-size: 14px;
  }
  .host-menu a {
    display: block;
    padding: 8px 12px;
    border-bottom: 3px solid transparent;
    color: var(--ink);
    text-decoration: none;
  }
  .host-menu a:hover {
    text-decoration: underline;
  }
  .host-menu a[aria-current] {
    border-bottom-color: var(--link);
    font-weight: 600;
  }
  .chooser {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
    gap: 12px;
  }
  .chooser a {
    display: grid;
    gap: 8px;
    justify-items: center;
    padding: 20px 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
    color: var(--ink);
    text-align: center;
    text-decoration: none;
  }
  .chooser a:hover {
    border-color: var(--ink-quiet);
  }
  .fields {
    display: grid;
    gap: 8px;
    justify-items: start;
    width: 100%;
  }
  .fields input {
    width: 100%;
    min-height: 38px;
    padding: 4px 10px;
    border: 1px solid var(--ink-quiet);
    border-radius: 4px;
    background: var(--page);
    color: var(--ink);
    font: inherit;
  }
  .tool-types {
    display: grid;
    gap: 16px;
    width: 100%;
  }
  .tool-type {
    display: grid;
    gap: 8px;
    padding: 16px;
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  .tool-type .module-actions {
    padding: 0;
    border: 0;
  }
  .status {
    display: inline-block;
    margin-left: 8px;
    padding: 0 8px;
    border-radius: 10px;
    background: var(--sunken);
    color: var(--ink-quiet);
    font-size: 13px;
  }
  .moodle {
    --link: #0f5fa8;
    --button: #0f6cbf;
    --font: system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  }
  .moodle .module {
    border-width: 0 0 1px;
    border-radius: 0;
  }
  .moodle .module summary {
    padding: 12px 4px;
    background: none;
  }
  .moodle .module h2 {
    font-size: 20px;
    font-weight: 700;
  }
  .moodle .module li {
    border-top: 0;
    padding: 8px 4px;
  }
  .moodle .module-actions {
    border-top: 1px dashed var(--line);
    padding: 10px 4px;
  }
  .moodle h1 {
    font-size: 32px;
    font-weight: 700;
  }
  .schoology {
    --bar: #17548c;
    --bar-ink: #ffffff;
    --bar-current: #ffffff;
    --link: #17639f;
    --button: #2f6b1f;
    --font: 'Open Sans', 'Segoe UI', system-ui, Arial, sans-serif;
  }
  .schoology .module {
    border-radius: 0;
  }
  .schoology h1 {
    font-size: 22px;
    font-weight: 600;
  }
  .strict {
    --bar: var(--sunken);
    --link: #5a3ea8;
    --button: #5a3ea8;
    --font: ui-sans-serif, system-ui, 'Segoe UI', Arial, sans-serif;
  }
  .strict h1 {
    font-weight: 600;
  }
  @media (min-width: 768px) {
    .moodle .with-menu {
      grid-template-columns: minmax(0, 1fr);
    }
    .schoology .with-menu,
    .strict .with-menu {
      grid-template-columns: 190px minmax(0, 1fr);
    }
    .schoology .host-menu ul,
    .strict .host-menu ul {
      display: block;
      margin-top: 8px;
      border: 0;
    }
    .schoology .host-menu a,
    .strict .host-menu a {
      border-bottom: 0;
      border-left: 3px solid transparent;
    }
    .schoology .host-menu a[aria-current],
    .strict .host-menu a[aria-current] {
      border-left-color: var(--link);
      background: var(--sunken);
    }
  }
  @media (prefers-color-scheme: dark) {
    .moodle {
      --link: #7fbdf3;
      --button: #7fbdf3;
    }
    .schoology {
      --bar: #0f2f4d;
      --link: #8cc4f5;
      --button: #a4d68f;
    }
    .strict {
      --link: #c3b1f5;
      --button: #c3b1f5;
    }
  }
`
