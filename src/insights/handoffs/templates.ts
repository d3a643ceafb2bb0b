/** Templates: the built-in one, and those of an organization. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { type HandoffField, handoffField, type HandoffTemplate } from '../../records/handoff.ts'
import { newId } from '../../records/ids.ts'
import type { Actor } from '../../records/member.ts'
import type { Clock } from '../../records/ports.ts'
import { Problem, usage } from '../../records/problems.ts'
import {
  deleteTemplate,
  listTemplates,
  putTemplate,
  type StoredTemplate,
  usesOfTemplate,
} from '../../store/handoff-templates.ts'
import type { Tables } from '../../store/tables.ts'
import { BUILT_IN_TEMPLATE, DEFAULT_TEMPLATE } from './default-template.ts'

type Db = Kysely<Tables>

export interface TemplateToSave {
  readonly templateId: string | undefined
  readonly name: string
  readonly fields: readonly HandoffField[]
  readonly isDefault: boolean
}

export function createTemplates({ db, clock }: { readonly db: Db; readonly clock: Clock }) {
  return {
    templates: ({ organizationId }: Actor) => templatesOf(db, organizationId),

    async saveTemplate(actor: Actor, template: TemplateToSave): Promise<HandoffTemplate> {
      const { organizationId } = actor
      const { templateId = newId('tpl'), name, fields, isDefault } = template
      if (templateId === BUILT_IN_TEMPLATE) throw isBuiltIn('changed')
      const keys = fields.map(({ key }) => key)
      const twice = keys.find((key, n) => keys.indexOf(key) !== n)
      if (twice !== undefined) {
        throw usage(`fields: "${twice}" is there twice.`, 'Give each question a key of its own.')
      }
      const own = await listTemplates(db, organizationId)
      const isKnown = own.some((one) => one.template_id === templateId)
      if (template.templateId !== undefined && !isKnown) throw noSuchTemplate()
      await db.transaction().execute((transaction) =>
        putTemplate(transaction, {
          organization_id: organizationId,
          template_id: templateId,
          name,
          fields: JSON.stringify(fields),
          is_default: isDefault,
          changed_at: clock.now(),
        }),
      )
      return { templateId, name, fields, isDefault }
    },

    async removeTemplate({ organizationId }: Actor, templateId: string): Promise<void> {
      if (templateId === BUILT_IN_TEMPLATE) throw isBuiltIn('removed')
      const own = await listTemplates(db, organizationId)
      if (!own.some((one) => one.template_id === templateId)) throw noSuchTemplate()
      const uses = await usesOfTemplate(db, organizationId, templateId)
      if (uses > 0) {
        throw new Problem({
          code: 'D-CONFLICT',
          message: `${uses} ${uses === 1 ? 'handoff uses' : 'handoffs use'} this template.`,
          fix: 'Choose another template for them first.',
        })
      }
      await deleteTemplate(db, organizationId, templateId)
    },
  }
}

/** The built-in one first. */
export async function templatesOf(
  db: Db,
  organizationId: string,
): Promise<readonly HandoffTemplate[]> {
  const own = (await listTemplates(db, organizationId)).map(templateOf)
  const isReplaced = own.some(({ isDefault }) => isDefault)
  return [{ ...DEFAULT_TEMPLATE, isDefault: !isReplaced }, ...own]
}

/** D-NOT-FOUND where there is none. */
export function chosenTemplate(
  templates: readonly HandoffTemplate[],
  templateId: string,
): HandoffTemplate {
  const found = templates.find((template) => template.templateId === templateId)
  if (found === undefined) throw noSuchTemplate()
  return found
}

export function defaultTemplate(templates: readonly HandoffTemplate[]): HandoffTemplate {
  return templates.find(({ isDefault }) => isDefault) ?? DEFAULT_TEMPLATE
}

const keptFields = z.array(handoffField)

function templateOf(stored: StoredTemplate): HandoffTemplate {
  return {
    templateId: stored.template_id,
    name: stored.name,
    fields: keptFields.parse(stored.fields),
    isDefault: stored.is_default,
  }
}

function isBuiltIn(done: string): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: `The built-in template cannot be ${done}.`,
    fix: 'Make a template of your own, and let it be the default.',
  })
}

function noSuchTemplate(): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: 'There is no such template.',
    fix: 'Look at the list of templates: it may have been removed.',
  })
}
