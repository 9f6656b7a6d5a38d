import { css } from './css.ts'

/** What Canvas pages show: cards, modules, lists, posts. */
export const canvasContent = css`
  .course-cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(262px, 100%), 1fr));
    gap: 24px;
  }
  .course-card {
    position: relative;
    overflow: hidden;
    border-radius: 6px;
    background: var(--page);
    outline: 1px solid var(--line);
    box-shadow: var(--shadow);
  }
  .course-color {
    height: 112px;
    background: linear-gradient(
      150deg,
      var(--tint, var(--avatar)),
      color-mix(in srgb, var(--tint, var(--avatar)) 72%, #000)
    );
  }
  .course-facts {
    padding: 14px 16px 18px;
  }
  .course-facts a {
    text-decoration: none;
  }
  .course-facts a::after {
    position: absolute;
    inset: 0;
    content: '';
  }
  .course-facts a:hover {
    text-decoration: underline;
  }
  .module {
    border: 1px solid var(--line);
    border-radius: 4px;
    overflow: hidden;
  }
  .module summary {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 14px 16px;
    background: var(--sunken);
    list-style: none;
  }
  .module summary::-webkit-details-marker {
    display: none;
  }
  .module summary:focus-visible {
    outline-offset: -3px;
  }
  .module:not([open]) summary .icon {
    transform: rotate(-90deg);
  }
  .module h2 {
    font-size: 16px;
  }
  .module li {
    display: flex;
    align-items: center;
    gap: 14px;
    min-height: 58px;
    padding: 10px 16px;
    border-top: 1px solid var(--line);
  }
  .module li > .icon {
    color: var(--ink-quiet);
  }
  .module li > div {
    flex: 1;
    min-width: 0;
  }
  .module li a {
    color: var(--ink);
    font-weight: 600;
    text-decoration: none;
  }
  .module li a:hover {
    text-decoration: underline;
  }
  .module-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 10px 16px;
    border-top: 1px solid var(--line);
  }
  .module-actions .button {
    gap: 6px;
    min-height: 34px;
    padding: 2px 12px;
    font-size: 14px;
  }
  .module-actions .icon {
    width: 16px;
    height: 16px;
  }
  .published {
    display: inline-flex;
    color: var(--good);
  }
  .list {
    width: 100%;
    border-collapse: collapse;
    text-align: left;
  }
  .list th,
  .list td {
    padding: 11px 12px;
    border-bottom: 1px solid var(--line);
    font-weight: 400;
    vertical-align: middle;
  }
  .list thead th {
    color: var(--ink-quiet);
    font-size: 14px;
    font-weight: 600;
    vertical-align: bottom;
  }
  .list .avatar {
    margin-right: 12px;
  }
  .scroller {
    overflow-x: auto;
  }
  .scroller .list {
    min-width: 640px;
  }
  .scroller [scope='row'] {
    white-space: nowrap;
  }
  .notice {
    display: flex;
    gap: 14px;
    max-width: 72ch;
    padding: 16px;
    border: 1px solid var(--line);
    border-radius: 4px;
  }
  .notice > .icon {
    margin-top: 2px;
    color: var(--ink-quiet);
  }
  .notice h2 {
    font-size: 16px;
  }
  .post {
    display: grid;
    gap: 4px;
    max-width: 72ch;
    padding: 16px 0;
    border-bottom: 1px solid var(--line);
  }
  .to-do {
    display: grid;
    gap: 12px;
  }
  .to-do li {
    display: grid;
  }
  .setting {
    display: grid;
    gap: 10px;
    justify-items: start;
    max-width: 72ch;
    padding-top: 16px;
    border-top: 1px solid var(--line);
  }
  .plain-links {
    display: grid;
    gap: 8px;
  }
  .facts {
    display: grid;
    gap: 2px 24px;
  }
  .facts dt {
    color: var(--ink-quiet);
    font-size: 14px;
  }
  .facts dd {
    margin-bottom: 10px;
  }
  @media (min-width: 768px) {
    .facts {
      grid-template-columns: max-content 1fr;
      align-items: baseline;
    }
  }
  @media (max-width: 599px) {
    .module li:has(form) {
      flex-wrap: wrap;
      row-gap: 0;
    }
    .module li > form {
      order: 1;
      flex-basis: 100%;
      padding-left: 28px;
    }
    .wide-only {
      display: none;
    }
  }
`
