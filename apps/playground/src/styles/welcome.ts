import { css } from './css.ts'

/** The first page. */
export const welcome = css`
  .welcome {
    min-height: 100vh;
    background: linear-gradient(var(--playground-soft), var(--page) 420px) no-repeat;
  }
  .welcome > * {
    max-width: 1040px;
    margin: 0 auto;
    padding: 0 20px;
  }
  .welcome > header {
    display: grid;
    gap: 12px;
    padding-top: clamp(28px, 7vh, 72px);
    padding-bottom: 32px;
  }
  .welcome h1 {
    font-size: clamp(30px, 5vw, 42px);
    font-weight: 600;
    letter-spacing: -0.015em;
  }
  .welcome main {
    display: grid;
    gap: 36px;
  }
  .welcome > footer {
    padding-top: 40px;
    padding-bottom: 40px;
    color: var(--ink-quiet);
    font-size: 14px;
  }
  .welcome > footer p {
    max-width: 72ch;
  }
  .pair {
    display: grid;
    gap: 36px 16px;
  }
  .people {
    display: grid;
    gap: 12px;
    margin-top: 12px;
  }
  .person {
    position: relative;
    display: flex;
    align-items: center;
    gap: 14px;
    padding: 14px 16px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--page);
    box-shadow: var(--shadow);
  }
  .person:hover {
    border-color: var(--ink-quiet);
  }
  .person .avatar {
    width: 44px;
    height: 44px;
    font-size: 15px;
  }
  .swatch {
    flex: none;
    width: 6px;
    height: 40px;
    border-radius: 3px;
    background: var(--tint);
  }
  .person a {
    color: var(--ink);
    text-decoration: none;
  }
  .person a::after {
    position: absolute;
    inset: 0;
    border-radius: 10px;
    content: '';
  }
  .person a:focus-visible {
    outline: none;
  }
  .person a:focus-visible::after {
    outline: 2px solid var(--link);
    outline-offset: 2px;
  }
  .person p {
    color: var(--ink-quiet);
    font-size: 14px;
    line-height: 1.4;
  }
  @media (min-width: 640px) {
    .people,
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .pair .people {
      grid-template-columns: 1fr;
    }
  }
  @media (min-width: 960px) {
    .people:has(> :nth-child(3)) {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .people:has(> :nth-child(4)) {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .people:has(> :nth-child(4)) .person:has(.avatar) {
      flex-direction: column;
      align-items: flex-start;
    }
  }
`
