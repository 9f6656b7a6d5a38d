import { css } from './css.ts'

/** Colour, space and type. The names say what a colour is for; light and dark give it a value. */
export const tokens = css`
  :root {
    --page: #ffffff;
    --sunken: #f5f6f7;
    --line: #d5dade;
    --ink: #2d3b45;
    --ink-quiet: #576773;
    --link: #0a63a8;
    --button: #0a63a8;
    --button-ink: #ffffff;
    --good: #127a1b;
    --warning: #8a5200;
    --warning-soft: #fdf3e0;
    --error: #b3261e;
    --rail: #394b58;
    --rail-ink: #ffffff;
    --avatar: #394b58;
    --rail-current: #ffffff;
    --rail-current-ink: #1f5f94;
    --playground: #0b4f41;
    --playground-soft: #e4f2ee;
    --shadow: 0 1px 2px rgb(20 30 40 / 0.08), 0 3px 12px rgb(20 30 40 / 0.06);
    --font: Lato, 'Lato Extended', 'Helvetica Neue', 'Segoe UI', system-ui, Arial, sans-serif;
    color-scheme: light dark;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --page: #171c21;
      --sunken: #20272d;
      --line: #3a444c;
      --ink: #eef1f3;
      --ink-quiet: #b3bec6;
      --link: #8cc4f5;
      --button: #8cc4f5;
      --button-ink: #0b2236;
      --good: #74d17c;
      --warning: #f2c274;
      --warning-soft: #33290f;
      --error: #ff9d93;
      --rail: #10151a;
      --avatar: #4d5f6c;
      --rail-current: #263038;
      --rail-current-ink: #ffffff;
      --playground: #a9e2d2;
      --playground-soft: #12312a;
      --shadow: none;
    }
  }
`
