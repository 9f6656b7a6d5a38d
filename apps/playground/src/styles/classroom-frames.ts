import { css } from './css.ts'

/** The add-on's frames, each as large as Classroom makes it (add-ons/developer-guides/iframes). */
export const classroomFrames = css`
  .add-on {
    display: block;
    border: 0;
    background: #ffffff;
  }
  .scrim {
    position: fixed;
    z-index: 4;
    inset: 0;
    background: rgb(0 0 0 / 0.5);
  }
  .picker {
    position: fixed;
    z-index: 5;
    top: 10vh;
    right: 0;
    left: 0;
    overflow: hidden;
    width: min(1600px, 80vw);
    height: 80vh;
    margin: 0 auto;
    border-radius: 8px;
    background: var(--page);
  }
  .picker-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    height: 60px;
    padding: 0 8px 0 20px;
    border-bottom: 1px solid var(--line);
  }
  .picker .button,
  .frame-head .button {
    border-color: transparent;
  }
  .add-on.discovery,
  .add-on.upgrade {
    width: 100%;
    height: calc(80vh - 60px);
  }
  @media (max-width: 600px) {
    .picker {
      width: 90vw;
    }
  }
  .filled {
    overflow: hidden;
  }
  .frame-head {
    display: flex;
    gap: 8px;
    align-items: center;
    height: 52px;
    padding: 0 8px;
  }
  .frame-head h1 {
    overflow: hidden;
    font-size: 18px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .filled .strip {
    height: 32px;
    overflow: hidden;
  }
  .add-on.teacher,
  .add-on.student {
    width: 100%;
    height: calc(100vh - 140px);
  }
  .student-switcher {
    display: flex;
    gap: 12px;
    align-items: center;
    height: 28px;
    padding: 0 16px;
  }
  .student-switcher strong {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .student-switcher .button {
    min-height: 24px;
    padding: 0 12px;
  }
  .grading-columns {
    display: flex;
  }
  .add-on.review {
    flex: none;
    width: calc(100% - 312px);
    height: calc(100vh - 168px);
  }
  .sidebar {
    flex: none;
    overflow: auto;
    width: 312px;
    height: calc(100vh - 168px);
    padding: 8px 16px;
    border-left: 1px solid var(--line);
  }
  .sidebar-toggle.button {
    width: 40px;
    padding: 0;
    border-color: transparent;
  }
  .sidebar-content {
    display: grid;
    gap: 12px;
  }
  .sidebar [aria-current] {
    color: var(--ink);
    font-weight: 600;
  }
  .sidebar-folded .sidebar {
    width: 56px;
    padding: 8px 7px;
  }
  .sidebar-folded .sidebar-content {
    display: none;
  }
  .sidebar-folded .add-on.review {
    width: calc(100% - 56px);
  }
  .messages {
    position: fixed;
    z-index: 6;
    bottom: 8px;
    left: 8px;
    max-width: min(520px, calc(100vw - 16px));
    padding: 2px 12px;
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--playground-soft);
    color: var(--playground);
    font-size: 13px;
  }
  @media (min-width: 720px) {
    .messages {
      top: 2px;
      bottom: auto;
      left: 40%;
    }
  }
  .messages ol {
    overflow: auto;
    max-height: 30vh;
    overflow-wrap: anywhere;
  }
  .behind-the-frame {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding-bottom: 8px;
  }
  .behind-the-frame .button {
    min-height: 28px;
    padding: 0 10px;
    font-size: 13px;
  }
`
