import pg from 'pg'
import { startEmbeddedServer } from '../embedded/embedded-server.ts'

/** A process that owns an embedded server until it is killed: writes a row, says so, and stays. */
const server = await startEmbeddedServer({ directory: process.argv[2]! })
const client = new pg.Client(server.owner)
await client.connect()
await client.query(
  `create table if not exists note (text text); insert into note values ('written before the kill')`,
)
process.stdout.write('written\n')
setInterval(() => {}, 60_000)
