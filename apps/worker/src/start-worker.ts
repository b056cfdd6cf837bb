import { closeDatabase, setAfterCommit } from '@frontdesk/core/context'
import { warmUpModels } from '@frontdesk/core/flows/warm-up'
import { enqueuePromised } from '@frontdesk/core/jobs/hooks'
import { publishNotices } from '@frontdesk/core/jobs/notices'
import { prepareReading } from '@frontdesk/core/messages/reading/read-apart'
import { watchProcess } from '@frontdesk/core/operations/watch'
import { env } from '@frontdesk/runtime/env'
import { publish } from '@frontdesk/runtime/event-stream'
import { logger, setServiceName } from '@frontdesk/runtime/logger'
import { installShutdown, onShutdown } from '@frontdesk/runtime/process/shutdown'
import { closeQueues, enqueue, enqueueAgain } from '@frontdesk/runtime/queue'
import { closeRedis } from '@frontdesk/runtime/redis'
import { startIdleListener } from './mail-in/idle-listener.ts'
import { startSmtpListener } from './mail-in/smtp-listener.ts'
import { startProbeServer } from './probe-server.ts'
import { startQueues } from './queues.ts'
import { startRelay } from './relay.ts'
import { startSchedules } from './schedules.ts'

setServiceName('worker')
installShutdown({ graceMs: 25_000 })
onShutdown('database', closeDatabase)
onShutdown('redis', closeRedis)
onShutdown('queue producers', closeQueues)

setAfterCommit({ enqueue: enqueuePromised(enqueue), publish: publishNotices(publish) })
warmUpModels()
prepareReading()
startQueues()
startRelay(enqueuePromised(enqueueAgain))
startSchedules()
startIdleListener()
const { port: smtpPort } = await startSmtpListener()
await startProbeServer({ smtpPort })
onShutdown('watch', watchProcess({ service: 'worker', smtpPort }))
logger.info({ smtpPort: env.SMTP_PORT, probePort: env.WORKER_PORT }, 'worker is ready')
