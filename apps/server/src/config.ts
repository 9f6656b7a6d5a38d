import { z } from 'zod'
import { Problem } from '@lectern/problem'

/** A value that never prints. */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  reveal(): string {
    return this.#value
  }
  toJSON(): string {
    return '[secret]'
  }
  toString(): string {
    return '[secret]'
  }
}

export interface Config {
  port: number
  /** Where people reach us; no slash at the end. */
  publicUrl: string
  /** undefined: the embedded server. */
  databaseUrl?: Secret
  /** undefined: jobs live in PostgreSQL. */
  redisUrl?: Secret
  dataDirectory: string
  /** undefined, only with the embedded server: made once and kept in the data directory. */
  secretKey?: Secret
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

const url = (protocols: string[], example: string) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be an address such as ${example}`,
  })

const origin = url(['http:', 'https:'], 'https://lectern.example.org').refine(
  (value) => ['', '/'].includes(value.slice(new URL(value).origin.length)),
  { message: 'must be an address without a path, e.g. https://lectern.example.org' },
)

const environment = z.object({
  PORT: z.coerce
    .number({ error: 'must be a port number such as 3000' })
    .int()
    .min(0)
    .max(65535)
    .default(3000),
  PUBLIC_URL: origin.optional(),
  DATABASE_URL: url(
    ['postgres:', 'postgresql:'],
    'postgres://lectern:secret@db.example.org:5432/lectern',
  ).optional(),
  REDIS_URL: url(['redis:', 'rediss:'], 'redis://redis.example.org:6379').optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  SECRET_KEY: z
    .string()
    .refine((value) => secretKeyBytes(value)?.length === 32, {
      message: 'must be 32 random bytes in base64 or hexadecimal; make one with: openssl rand -base64 32',
    })
    .optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** What production must say itself, with the words that tell how. */
const noDefaults = {
  PUBLIC_URL: 'is missing: the address people reach Lectern at, e.g. https://lectern.example.org',
  DATABASE_URL: 'is missing, e.g. postgres://lectern:secret@db.example.org:5432/lectern',
  SECRET_KEY: 'is missing: 32 random bytes; make them with: openssl rand -base64 32',
} as const

/**
 * Reads the environment once.
 * @param embedded allow the embedded defaults (evaluation, development, `--embedded`)
 * @throws Problem `config.invalid`, naming every variable that is wrong, with an example
 */
export function loadConfig(
  { embedded }: { embedded: boolean },
  env: NodeJS.ProcessEnv = process.env,
): Config {
  // An empty variable is how a shell or a compose file says "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  const complaints = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  // What a database holds belongs to one secret: one made up beside it would lock its other servers out.
  const mayLack = (name: string): boolean =>
    embedded && (name !== 'SECRET_KEY' || given['DATABASE_URL'] === undefined)
  for (const [name, complaint] of Object.entries(noDefaults))
    if (given[name] === undefined && !mayLack(name)) complaints.push(`${name} ${complaint}`)
  if (!parsed.success || complaints.length > 0)
    throw new Problem({ kind: 'invalid', code: 'config.invalid', message: complaints.join('\n') })
  const { PORT, PUBLIC_URL, DATABASE_URL, REDIS_URL, DATA_DIR, SECRET_KEY, LOG_LEVEL } = parsed.data
  return {
    port: PORT,
    publicUrl: (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    databaseUrl: secret(DATABASE_URL),
    redisUrl: secret(REDIS_URL),
    dataDirectory: DATA_DIR,
    secretKey: secret(SECRET_KEY),
    logLevel: LOG_LEVEL,
  }
}

const secret = (value: string | undefined): Secret | undefined =>
  value === undefined ? undefined : new Secret(value)

export function secretKeyBytes(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return Buffer.from(text, 'base64')
  return undefined
}
