// A tool as the README of ltijs shows it, with its SQL storage, in production mode.
import http from 'node:http'
import ltijs from 'ltijs'
import Database from 'ltijs-sequelize'

const { connection, platform } = JSON.parse(process.argv[2])
const { Provider } = ltijs

const database = new Database(connection.database, connection.user, connection.password, {
  host: connection.host,
  port: connection.port,
  dialect: 'postgres',
  logging: false,
  pool: { max: 10 },
})
// Loopback has no TLS, so the cookies cannot be Secure; everything else is as in production.
Provider.setup(
  'a key that only this bench uses',
  { plugin: database },
  { cookies: { secure: false, sameSite: 'Lax' } },
)
Provider.onConnect((token, request, response) => response.send(`launched for ${token.user}`))
// The same Express app that `deploy` would listen with, on a loopback port of the system's choice.
await Provider.deploy({ serverless: true, silent: true })
await Provider.registerPlatform({
  url: platform.issuer,
  name: 'Bench',
  clientId: platform.clientId,
  authenticationEndpoint: platform.authorizationEndpoint,
  accesstokenEndpoint: platform.tokenEndpoint,
  authConfig: { method: 'JWK_SET', key: platform.jwksUri },
})

const server = http.createServer(Provider.app).listen(0, '127.0.0.1', () => {
  process.send({ port: server.address().port })
})
process.on('SIGTERM', () => process.exit(0))
