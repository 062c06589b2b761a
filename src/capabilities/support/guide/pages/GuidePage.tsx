import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { useSlug } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import { guideForm } from '../forms/guide.ts'

/** How much support is usual here. */
export const GuidePage = ({ answers }: { answers: Answers<any> }) => (
  <QuestionPage
    title="How much support is usual"
    lede="A guide for workers, and never a gate: support goes on for as long as there is a reason."
    form={guideForm}
    answers={answers}
    action={paths.guide(useSlug())}
    submit="Save"
  />
)
