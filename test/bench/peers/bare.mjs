// The least that a launch can honestly be on Express, jose and pg: one registration in memory, the nonce used once,
// the person remembered, a page.
import { randomBytes } from 'node:crypto'
import express from 'express'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import pg from 'pg'

const { connection, platform } = JSON.parse(process.argv[2])
const pool = new pg.Pool({ ...connection, max: 10 })
await pool.query(`
  create table nonce (nonce text primary key, state text not null);
  create table person (subject text primary key, last_seen_at timestamptz not null)`)
const keys = createRemoteJWKSet(new URL(platform.jwksUri))

const app = express()
app.get('/login', async (request, response) => {
  const [nonce, state] = [randomBytes(16).toString('base64url'), randomBytes(16).toString('base64url')]
  await pool.query('insert into nonce values ($1, $2)', [nonce, state])
  const { login_hint, lti_message_hint, target_link_uri } = request.query
  const query = new URLSearchParams({
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: target_link_uri,
    login_hint,
    lti_message_hint,
    state,
    nonce,
  })
  response.cookie('state', state, { httpOnly: true }).redirect(`${platform.authorizationEndpoint}?${query}`)
})
app.post('/launch', express.urlencoded({ extended: false }), async (request, response) => {
  const { id_token, state } = request.body
  const { payload } = await jwtVerify(id_token, keys, {
    issuer: platform.issuer,
    audience: platform.clientId,
  })
  const { rowCount } = await pool.query('delete from nonce where nonce = $1 and state = $2', [
    payload.nonce,
    state,
  ])
  if (rowCount !== 1 || !request.headers.cookie?.includes(`state=${state}`))
    return response.status(401).send('refused')
  await pool.query(
    'insert into person values ($1, now()) on conflict (subject) do update set last_seen_at = now()',
    [payload.sub],
  )
  response.send(`launched for ${payload.sub}`)
})

const server = app.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('SIGTERM', () => process.exit(0))
