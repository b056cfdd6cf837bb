import FormIcon from '@mui/icons-material/AssignmentOutlined'
import ChatIcon from '@mui/icons-material/ChatBubbleOutlineOutlined'
import ApiIcon from '@mui/icons-material/CodeOutlined'
import MailIcon from '@mui/icons-material/MailOutlined'
import CallIcon from '@mui/icons-material/PhoneOutlined'
import type { SvgIconProps } from '@mui/material/SvgIcon'
import { type Channel, channelWords } from './channel-words.ts'

const icons = { mail: MailIcon, api: ApiIcon, form: FormIcon, chat: ChatIcon, voice: CallIcon }

type Props = SvgIconProps & { channel: Channel }

/** How a conversation came in. */
export function ChannelIcon({ channel, ...rest }: Props) {
  const Icon = icons[channel]
  return <Icon titleAccess={channelWords[channel].title} {...rest} />
}
