'use client'

import SkillIcon from '@mui/icons-material/SchoolOutlined'
import { useState } from 'react'
import { EmptyState } from '../../../../ui/feedback/EmptyState.tsx'
import { SkeletonRows } from '../../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../../ui/lists/PagedList.tsx'
import { Row } from '../../../../ui/lists/Row.tsx'
import { Rows } from '../../../../ui/lists/Rows.tsx'
import { PermittedButton } from '../../../shell/PermittedButton.tsx'
import { routingApi, type Skill } from '../api.ts'
import { RoutingHeader } from '../RoutingHeader.tsx'
import { SkillPanel } from './SkillPanel.tsx'

type Shown = { skill: Skill | null }

/** What members can be good at, and which categories ask for it. */
export function Skills() {
  const query = routingApi.useListSkillsInfiniteQuery()
  const [shown, setShown] = useState<Shown | null>(null)
  const make = (
    <PermittedButton permission="routing:write" variant="contained" onClick={() => setShown({ skill: null })}>
      New skill
    </PermittedButton>
  )
  return (
    <>
      <RoutingHeader
        about="What somebody has to know to answer. Categories ask for skills, and so may workflows."
        actions={make}
      />
      <ListCard label="Skills">
        <PagedList
          query={query}
          name="skills"
          skeleton={<SkeletonRows rows={3} />}
          empty={
            <EmptyState icon={<SkillIcon />} title="No skill yet" action={make}>
              Make one for what not everybody can answer, such as Billing or Warranty.
            </EmptyState>
          }
        >
          {(skills) => (
            <Rows>
              {skills.map((skill) => (
                <Row
                  key={skill.id}
                  onOpen={() => setShown({ skill })}
                  leading={<SkillIcon aria-hidden sx={{ fontSize: 20, color: 'ink3' }} />}
                  title={skill.name}
                  detail={
                    skill.members.length > 0
                      ? skill.members.map(({ name, level }) => `${name} ${level}`).join(', ')
                      : 'Nobody has it yet'
                  }
                  trailing={skill.categories.map(({ name }) => name).join(', ')}
                />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      {shown && <SkillPanel skill={shown.skill} onClose={() => setShown(null)} />}
    </>
  )
}
