import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { PageLink } from '../../../ui/PageLink.tsx'
import type { Role } from '../../../ui/theme/tokens.ts'
import { visuallyHidden } from '../../../ui/visually-hidden.ts'
import { boxWidth, type GraphBox, type GraphNode } from './layout.ts'

type Look = { name: string; bgcolor: Role; borderColor: Role; color: Role }

const looks: Record<GraphNode['kind'], Look> = {
  trigger: { name: 'Trigger', bgcolor: 'accentSoft', borderColor: 'accent', color: 'ink' },
  condition: { name: 'Condition', bgcolor: 'note', borderColor: 'noteLine', color: 'ink' },
  action: { name: 'Action', bgcolor: 'surface', borderColor: 'edge', color: 'ink' },
  wait: { name: 'Wait', bgcolor: 'surface', borderColor: 'edge', color: 'ink2' },
  stop: { name: 'Stop', bgcolor: 'lateSoft', borderColor: 'late', color: 'ink' },
  workflow: { name: 'Workflow', bgcolor: 'assistantSoft', borderColor: 'assistantLine', color: 'ink' },
}

/** One box of the graph, reached by the keyboard and read with its kind and the way that leads to it. */
export function GraphNodeBox({ box }: { box: GraphBox }) {
  const { node, way, x, y, height } = box
  const place = { position: 'absolute', left: x, top: y, width: boxWidth, height } as const
  if (!node) {
    return (
      <Box component="li" sx={{ ...place, ...centred, color: 'ink3', fontSize: 12 }}>
        The end
      </Box>
    )
  }
  const { name, ...colors } = looks[node.kind]
  return (
    <Box
      component="li"
      tabIndex={0}
      sx={{
        ...place,
        ...centred,
        ...colors,
        px: 2,
        border: '1px solid',
        borderStyle: node.kind === 'wait' ? 'dashed' : 'solid',
        borderRadius: node.kind === 'trigger' ? '18px' : '8px',
        fontSize: 13,
        lineHeight: '18px',
      }}
    >
      <Box component="span" sx={words} title={node.text}>
        <Box component="span" sx={visuallyHidden}>
          {way ? `If ${way}: ` : ''}
          {name}:{' '}
        </Box>
        {node.workflowId ? (
          <Link component={PageLink} href={`/workflows/${node.workflowId}`}>
            {node.text}
          </Link>
        ) : (
          node.text
        )}
      </Box>
    </Box>
  )
}

const centred = {
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  textAlign: 'center',
} as const

const words = {
  display: '-webkit-box',
  WebkitLineClamp: 8,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
  overflowWrap: 'anywhere',
} as const
