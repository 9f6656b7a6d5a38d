import type { BrowserContext, FrameLocator, Page } from 'playwright-core'

/** Where things stand in the simulated Canvas. */
export const canvasPath = {
  courseTool: (courseId: string, person: string, fault?: string) =>
    `/canvas/courses/${courseId}/external_tools/7?as=${person}${fault ? `&fault=${fault}` : ''}`,
  modules: (courseId: string, person: string) => `/canvas/courses/${courseId}/modules?as=${person}`,
}

export interface ToolPage {
  page: Page
  /** What Lectern shows inside Canvas. */
  frame: FrameLocator
}

export async function openInCanvas(
  context: BrowserContext,
  playgroundUrl: string,
  path: string,
): Promise<ToolPage> {
  const page = await context.newPage()
  await page.goto(playgroundUrl + path)
  return { page, frame: page.frameLocator('#tool_content') }
}
