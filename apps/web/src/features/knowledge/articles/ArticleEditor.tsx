'use client'

import BackIcon from '@mui/icons-material/ChevronLeftOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import { ChoiceField } from '../../../ui/forms/ChoiceField.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { useLeaveWarning } from '../../../ui/forms/useLeaveWarning.ts'
import { Page } from '../../../ui/lists/Page.tsx'
import { PageLink } from '../../../ui/PageLink.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { languageChoices } from '../languages.ts'
import { ArticleActions } from './ArticleActions.tsx'
import { ArticleBody } from './ArticleBody.tsx'
import type { Article } from './api.ts'
import { audiences, useArticleForm } from './article-form.ts'
import { SaveProblem } from './state/SaveProblem.tsx'
import { useSaveArticle } from './useSaveArticle.ts'

/** Writes an article: Markdown on the left, how it reads on the right. */
export function ArticleEditor({ article }: { article: Article | null }) {
  const form = useArticleForm(article)
  const { save, busy, error } = useSaveArticle(article, form)
  const locked = !usePermission('knowledge:write')
  useLeaveWarning(form.formState.isDirty)
  return (
    <Page width={1180}>
      <Stack direction="row" sx={{ alignItems: 'center', flexWrap: 'wrap', gap: 2, mb: 4 }}>
        <Button
          component={PageLink}
          href="/knowledge"
          variant="text"
          startIcon={<BackIcon />}
          sx={{ ml: -2 }}
        >
          Knowledge
        </Button>
        <ArticleActions article={article} form={form} busy={busy} onSave={save} />
      </Stack>
      <SaveProblem
        error={error}
        onSaveMine={() => void form.handleSubmit((typed) => save(typed, 'draft', article?.version))()}
      />
      <Box sx={fields}>
        <FormField form={form} name="title" label="Title" disabled={locked} autoFocus={article === null} />
        <FormField form={form} name="collection" label="Collection" placeholder="Orders" disabled={locked} />
        <ChoiceField
          form={form}
          name="language"
          label="Language"
          choices={languageChoices(article?.language ?? 'en')}
          disabled={locked}
        />
        <ChoiceField form={form} name="audience" label="For" choices={audiences} disabled={locked} />
      </Box>
      <ArticleBody form={form} locked={locked} />
    </Page>
  )
}

const fields = {
  display: 'grid',
  gap: 3,
  gridTemplateColumns: { xs: '1fr', sm: '1fr 180px 150px 150px' },
  mb: 4,
}
