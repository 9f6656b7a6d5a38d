/** Writes that nobody waits for: a failure goes to `onError`, and closing waits for what is on its way. */
export interface WritesBeside {
  add(write: Promise<void>): void
  close(): Promise<void>
}

export function writesBeside(onError: (error: unknown) => void): WritesBeside {
  const writing = new Set<Promise<void>>()
  return {
    add(write) {
      const settled = write.catch(onError).finally(() => writing.delete(settled))
      writing.add(settled)
    },
    async close() {
      await Promise.all(writing)
    },
  }
}
