import { ToneChip } from '../../ui/ToneChip.tsx'
import { ChannelIcon } from './ChannelIcon.tsx'
import { type Channel, channelWords } from './channel-words.ts'

/** How a conversation came in, in words. */
export function ChannelChip({ channel }: { channel: Channel }) {
  const { label, title } = channelWords[channel]
  return (
    <ToneChip
      title={title}
      label={label}
      icon={<ChannelIcon channel={channel} titleAccess="" aria-hidden sx={{ fontSize: 14 }} />}
    />
  )
}
