// Loaded into a worker that is measured: it tells the driver what it still holds after a collection. Needs --expose-gc.
process.on('message', (message) => {
  if (message !== 'heap') return
  globalThis.gc()
  process.send({ heap: process.memoryUsage().heapUsed })
})
// A listener alone must not keep the worker from ending.
process.channel?.unref()
// The driver is gone, however it went.
process.on('disconnect', () => process.exit(0))
