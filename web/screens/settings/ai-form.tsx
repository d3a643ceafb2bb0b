/** Chooses the model: provider, address, name, key, and how much of it a month. */
import { useState } from 'react'
import type { AiProvider, AiSettings } from '../../../src/records/ai.ts'
import { type InputOf, problemOf, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { Field, Form, TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Select } from '../../parts/select.tsx'
import { AiTestButton } from './ai-test-button.tsx'
import { centsOf, numberOf, typedOf } from './ai-amounts.ts'

const PROVIDERS: readonly {
  readonly value: AiProvider
  readonly label: string
  readonly hint: string
}[] = [
  { value: 'off', label: 'None', hint: 'Only the engine that runs here' },
  { value: 'anthropic', label: 'Anthropic', hint: 'Claude' },
  { value: 'openai', label: 'OpenAI', hint: 'GPT' },
  {
    value: 'openai-compatible',
    label: 'OpenAI-compatible',
    hint: 'Your own server, or another provider',
  },
]

interface AiFormProps {
  readonly settings: AiSettings
  /** Only admins choose. */
  readonly isAdmin: boolean
}

export function AiForm({ settings, isAdmin }: AiFormProps) {
  const { isFromEnvironment } = settings
  /** What the operator has set in the environment is not chosen here; how much is spent is. */
  const isFixed = !isAdmin || isFromEnvironment
  const [provider, setProvider] = useState(settings.provider)
  const [baseUrl, setBaseUrl] = useState(settings.baseUrl ?? '')
  const [model, setModel] = useState(settings.model ?? '')
  const [key, setKey] = useState('')
  const [tokens, setTokens] = useState(typedOf(settings.monthlyTokens))
  const [money, setMoney] = useState(typedOf(settings.monthlyCents, 100))
  const [priceIn, setPriceIn] = useState(typedOf(settings.centsPerMillionIn, 100))
  const [priceOut, setPriceOut] = useState(typedOf(settings.centsPerMillionOut, 100))
  const toast = useToast()
  const save = useSend('patch /settings/ai', { invalidates: ['get /settings/ai'] })
  const isOn = provider !== 'off'
  const submit = () => {
    const change: InputOf<'patch /settings/ai'> = {
      ...(!isFixed && { provider }),
      ...(isOn &&
        !isFixed && {
          baseUrl: baseUrl.trim() || null,
          model: model.trim() || null,
          ...(key.trim() !== '' && { key: key.trim() }),
        }),
      ...(isOn && {
        monthlyTokens: numberOf(tokens),
        monthlyCents: centsOf(money),
        centsPerMillionIn: centsOf(priceIn),
        centsPerMillionOut: centsOf(priceOut),
      }),
    }
    save.mutate(change, {
      onSuccess: () => {
        setKey('')
        toast(isOn ? 'Saved.' : 'Saved. Nothing is sent to any model.')
      },
    })
  }
  return (
    <Form className="fields" onSubmit={submit}>
      <Field label="Provider">
        {(ties) => (
          <Select
            {...ties}
            value={provider}
            onChange={setProvider}
            options={PROVIDERS}
            isDisabled={isFixed}
          />
        )}
      </Field>
      {isOn && (
        <>
          <TextField
            label="Base URL"
            isOptional={provider !== 'openai-compatible'}
            hint="The provider’s own unless you say another: a proxy of yours, or your own server."
            type="url"
            isMono
            placeholder="https://models.example.com/v1"
            disabled={isFixed}
            value={baseUrl}
            onChange={(event) => setBaseUrl(event.target.value)}
          />
          <TextField
            label="Model"
            isMono
            spellCheck={false}
            disabled={isFixed}
            value={model}
            onChange={(event) => setModel(event.target.value)}
          />
          <TextField
            label="Key"
            type="password"
            autoComplete="off"
            isMono
            disabled={isFixed}
            hint={
              settings.hasKey
                ? 'A key is kept, encrypted, and never shown. Another provider or address needs its own.'
                : 'Kept encrypted, and never shown again.'
            }
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
          <div className="ai-caps">
            <TextField
              label="Tokens a month"
              isOptional
              inputMode="numeric"
              disabled={!isAdmin}
              value={tokens}
              onChange={(event) => setTokens(event.target.value)}
            />
            <TextField
              label="Dollars a month"
              isOptional
              inputMode="decimal"
              disabled={!isAdmin}
              value={money}
              onChange={(event) => setMoney(event.target.value)}
            />
            <TextField
              label="Dollars a million tokens in"
              isOptional
              inputMode="decimal"
              disabled={!isAdmin}
              value={priceIn}
              onChange={(event) => setPriceIn(event.target.value)}
            />
            <TextField
              label="Dollars a million tokens out"
              isOptional
              inputMode="decimal"
              disabled={!isAdmin}
              value={priceOut}
              onChange={(event) => setPriceOut(event.target.value)}
            />
          </div>
          <p className="hint">
            Once a month’s tokens or dollars are used up no request is sent, and the built-in engine
            answers. Dollars need the prices of your contract.
          </p>
        </>
      )}
      {save.error && <ProblemNote problem={problemOf(save.error)} />}
      {isAdmin && (isOn || !isFixed) && (
        <p className="ai-acts">
          <Button type="submit" look="primary" isBusy={save.isPending}>
            Save
          </Button>
        </p>
      )}
      {settings.provider !== 'off' && isAdmin && <AiTestButton />}
    </Form>
  )
}
