import Box from '@mui/material/Box'
import { Figures } from '../../../../ui/lists/Figures.tsx'
import { roleName } from '../../roles.ts'
import type { Roles } from '../api.ts'
import { byResource, type Resource } from './by-resource.ts'

/** Every resource by every role: the verbs that the role may. */
export function Matrix({ roles }: { roles: Roles }) {
  const columns = [
    ...roles.builtIn.map(({ role, permissions }) => ({ name: roleName(role), permissions })),
    ...roles.custom.map(({ name, permissions }) => ({ name, permissions })),
  ]
  return (
    <Figures label="Who may do what" columns={['', ...columns.map(({ name }) => name)]}>
      {byResource(roles.permissions.map(({ name }) => name)).map((resource) => (
        <tr key={resource.name}>
          <th scope="row">{resource.name}</th>
          {columns.map(({ name, permissions }) => (
            <td key={name}>
              <Verbs resource={resource} held={permissions} />
            </td>
          ))}
        </tr>
      ))}
    </Figures>
  )
}

function Verbs({ resource, held }: { resource: Resource; held: readonly string[] }) {
  const may = resource.verbs.filter(({ permission }) => held.includes(permission))
  if (may.length === 0) {
    return (
      <Box component="span" aria-label="Nothing" role="img" sx={{ color: 'ink3' }}>
        –
      </Box>
    )
  }
  return may.map(({ name }) => name).join(', ')
}
