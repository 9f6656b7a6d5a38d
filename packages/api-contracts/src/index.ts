export * from './apps.ts'
export * from './console.ts'
export * from './embed.ts'
export * from './problem.ts'
