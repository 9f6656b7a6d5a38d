// Loaded into every tool that is measured: it tells the driver, who asks over IPC, what this process has cost so far.
process.on('message', (message) => {
  if (message === 'cpu') process.send({ cpu: process.cpuUsage() })
})
// A listener alone must not keep the tool from ending.
process.channel?.unref()
// The driver is gone, however it went.
process.on('disconnect', () => process.exit(0))
