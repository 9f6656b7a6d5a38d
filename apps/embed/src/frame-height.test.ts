import { afterEach, expect, test, vi } from 'vitest'
import { reportFrameHeight } from './frame-height.ts'

afterEach(() => vi.unstubAllGlobals())

function aFrame() {
  const observers: (() => void)[] = []
  const paints: FrameRequestCallback[] = []
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(resized: () => void) {
        observers.push(resized)
      }
      observe(): void {}
      disconnect(): void {}
    },
  )
  vi.stubGlobal('requestAnimationFrame', (paint: FrameRequestCallback) => paints.push(paint))
  const postMessage = vi.fn()
  const content = document.createElement('div')
  return {
    content,
    postMessage,
    host: { postMessage } as unknown as Window, // all of the host that may be used
    resize: (height: number) => {
      content.getBoundingClientRect = () => ({ height }) as DOMRect
      for (const resized of observers) resized()
    },
    paint: () => paints.splice(0).forEach((paint) => paint(0)),
  }
}

test('asks the host for the height of the content, in whole pixels, once per painted frame', () => {
  const { content, host, postMessage, resize, paint } = aFrame()
  reportFrameHeight(content, host)
  resize(900)
  resize(1200.2)
  expect(postMessage).not.toHaveBeenCalled()
  paint()
  expect(postMessage.mock.calls).toEqual([[{ subject: 'lti.frameResize', height: 1201 }, '*']])
})

test('asks again only for another height', () => {
  const { content, host, postMessage, resize, paint } = aFrame()
  reportFrameHeight(content, host)
  for (const height of [900, 899.4, 500]) {
    resize(height)
    paint()
  }
  expect(postMessage.mock.calls.map(([message]) => message.height)).toEqual([900, 500])
})

test('a page of its own asks nobody', () => {
  const { content, resize, paint } = aFrame()
  const posted = vi.spyOn(window, 'postMessage')
  reportFrameHeight(content, window)
  resize(900)
  paint()
  expect(posted).not.toHaveBeenCalled()
})
