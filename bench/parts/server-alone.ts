// Serves Nido in a process of its own for a bench: database, port and data folder come as arguments.
import { serve } from '../../src/app/serve.ts'

const [databaseUrl = '', port = '', dataDir = ''] = process.argv.slice(2)
const stop = new AbortController()
const service = await serve({
  databaseUrl,
  port: Number(port),
  dataDir,
  empty: true,
  demo: false,
  log: { level: 'warn' },
  signIn: { origin: undefined, mustHave: [], freshMinutes: 10 },
  say: () => undefined,
  progress: () => undefined,
  signal: stop.signal,
})
const close = async () => {
  await service.close()
  process.exit(0)
}
process.on('SIGTERM', close)
// Whoever asked for this server is gone: nothing stays behind
process.on('disconnect', close)
process.send?.('open')
