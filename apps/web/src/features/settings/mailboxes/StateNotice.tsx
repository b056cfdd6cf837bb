import Alert from '@mui/material/Alert'
import type { Mailbox } from './api.ts'
import { providerName } from './state-words.ts'

/** What a state other than connected means for mail, before anybody has to ask. */
export function StateNotice({ mailbox }: { mailbox: Mailbox }) {
  const words = wordsFor(mailbox)
  if (words === null) return null
  return (
    <Alert severity={mailbox.state === 'reconnect' ? 'error' : 'info'} sx={{ mb: 4 }}>
      {words}
    </Alert>
  )
}

function wordsFor({ state, channel }: Mailbox): string | null {
  const provider = providerName(channel)
  if (state === 'paused')
    return channel === 'forwarding'
      ? 'This address is paused. Servers that send to it are asked to try again later, which most do for some days.'
      : `This mailbox is paused. New mail waits at ${provider} and is fetched when you resume.`
  if (state === 'reconnect')
    return `${provider.replace(/^y/, 'Y')} no longer lets us in. Connect again: nothing is lost, and the gap is fetched.`
  if (state === 'disconnected')
    return 'This mailbox is disconnected. Its conversations stay here; no mail comes in or goes out.'
  return null
}
