import { expect, test } from 'vitest'
import { loadConfig } from './config.ts'

const production = {
  PUBLIC_URL: 'https://lectern.example.org/',
  DATABASE_URL: 'postgres://lectern:hidden@db.example.org/lectern',
  SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
}

test('production says its address, its database and its secret; each that is missing is named with an example', () => {
  expect(loadConfig({ embedded: false }, production)).toMatchObject({
    publicUrl: 'https://lectern.example.org',
    port: 3000,
  })
  const complaint = (env: NodeJS.ProcessEnv) => () => loadConfig({ embedded: false }, env)
  expect(complaint({})).toThrow(/PUBLIC_URL .*\nDATABASE_URL .*\nSECRET_KEY .*openssl/)
  expect(complaint({ ...production, SECRET_KEY: '' })).toThrow(/^SECRET_KEY is missing/)
  expect(complaint({ ...production, SECRET_KEY: 'too short' })).toThrow(/^SECRET_KEY must be 32 random bytes/)
  expect(complaint({ ...production, PORT: 'web' })).toThrow(/^PORT must be a port number such as 3000/)
})

test('on embedded defaults nothing has to be said', () => {
  expect(loadConfig({ embedded: true }, {})).toMatchObject({ publicUrl: 'http://localhost:3000' })
})

test('a database of its own never gets a secret that was made up beside it', () => {
  const { DATABASE_URL } = production
  expect(() => loadConfig({ embedded: true }, { DATABASE_URL })).toThrow(/^SECRET_KEY is missing/)
})

test('a secret never prints', () => {
  const config = loadConfig({ embedded: false }, production)
  expect(JSON.stringify(config) + String(config.databaseUrl)).not.toContain('hidden')
})
