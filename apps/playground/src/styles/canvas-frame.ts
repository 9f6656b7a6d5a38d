import { css } from './css.ts'

/** Around every Canvas page: strip, global navigation, breadcrumbs, menu, columns. */
export const canvasFrame = css`
  .canvas {
    display: flex;
    flex-direction: column;
    min-height: 100vh;
  }
  .strip {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 24px;
    padding: 7px 16px;
    background: var(--playground-soft);
    color: var(--playground);
    font-size: 14px;
  }
  .strip p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
  }
  .strip a {
    color: inherit;
  }
  .shell {
    display: flex;
    flex: 1;
    flex-direction: column;
  }
  .global {
    display: flex;
    background: var(--rail);
    color: var(--rail-ink);
  }
  .global ul {
    display: flex;
    flex: 1;
    justify-content: space-around;
  }
  .global a {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 2px;
    padding: 8px 6px;
    color: inherit;
    font-size: 12px;
    text-decoration: none;
  }
  .global li a {
    min-width: 62px;
  }
  .global a:hover {
    background: rgb(0 0 0 / 0.25);
  }
  .global a:focus-visible {
    outline-color: currentColor;
    outline-offset: -3px;
  }
  .global li a[aria-current] {
    background: var(--rail-current);
    color: var(--rail-current-ink);
  }
  .global .mark {
    display: none;
  }
  .global .icon {
    width: 24px;
    height: 24px;
  }
  .beside-navigation {
    flex: 1;
    min-width: 0;
    padding: 0 16px 48px;
  }
  .page-header {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 56px;
    border-bottom: 1px solid var(--line);
  }
  .page-header ol {
    display: flex;
    flex-wrap: wrap;
    font-size: 17px;
  }
  .page-header li + li::before {
    margin: 0 8px;
    color: var(--ink-quiet);
    content: '›';
  }
  .page-header a {
    text-decoration: none;
  }
  .page-header a:hover {
    text-decoration: underline;
  }
  .menu-toggle {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    width: 36px;
    height: 36px;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--link);
    cursor: pointer;
  }
  .menu-toggle:hover {
    background: var(--sunken);
  }
  .columns {
    display: grid;
    gap: 24px;
    padding-top: 20px;
  }
  .columns > main {
    display: grid;
    gap: 16px;
    align-content: start;
    min-width: 0;
  }
  .columns > main > p {
    max-width: 72ch;
  }
  .columns > aside {
    display: grid;
    gap: 12px;
    align-content: start;
  }
  .menu-folded .side-menu {
    display: none;
  }
  .side-menu a {
    display: block;
    padding: 7px 12px;
    border-left: 3px solid transparent;
    text-decoration: none;
  }
  .side-menu a:hover {
    text-decoration: underline;
  }
  .side-menu a[aria-current] {
    border-left-color: currentColor;
    color: var(--ink);
    font-weight: 600;
  }
  @media (min-width: 768px) {
    .shell {
      flex-direction: row;
      background: linear-gradient(90deg, var(--rail) 84px, transparent 84px);
    }
    .global {
      position: sticky;
      top: 0;
      flex: none;
      flex-direction: column;
      width: 84px;
      height: 100vh;
    }
    .global ul {
      display: block;
      flex: none;
    }
    .global .mark {
      display: flex;
      padding: 16px 0;
    }
    .global .mark .icon {
      width: 36px;
      height: 36px;
    }
    .global li a {
      padding: 11px 6px;
    }
    .beside-navigation {
      padding: 0 28px 48px;
    }
    .page-header {
      min-height: 72px;
    }
    .with-menu {
      grid-template-columns: 168px minmax(0, 1fr);
    }
    .menu-folded .with-menu {
      grid-template-columns: minmax(0, 1fr);
    }
    .side-menu {
      margin-left: -12px;
    }
  }
  @media (min-width: 1100px) {
    .with-menu:has(> aside) {
      grid-template-columns: 168px minmax(0, 1fr) 240px;
    }
    .menu-folded .with-menu:has(> aside) {
      grid-template-columns: minmax(0, 1fr) 240px;
    }
  }
`
