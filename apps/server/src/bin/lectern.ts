import { lecternCommand } from '../cli/lectern-command.ts'

process.exitCode = await lecternCommand(process.argv.slice(2))
