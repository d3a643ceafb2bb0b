/** Whether a model outside may be asked, which one, how much, and what was asked of it. */
import '../risks/rules.css'
import './ai.css'
import { useState } from 'react'
import { useCall } from '../../api.ts'
import { Banner } from '../../frame/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Select } from '../../parts/select.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { useReader } from '../../reader.ts'
import { SentPreview } from '../handoffs/sent-preview.tsx'
import { AiForm } from './ai-form.tsx'
import { AiRequests } from './ai-requests.tsx'
import { AiUse } from './ai-use.tsx'

export function Ai() {
  const { data, error, refetch } = useCall('get /settings/ai', {})
  const { isAdmin } = useReader()
  if (error && !data) {
    return (
      <ProblemNote
        problem={error}
        action={
          <Button isSmall onClick={() => void refetch()}>
            Try again
          </Button>
        }
      />
    )
  }
  if (!data) return <SkeletonLines lines={6} height="32px" />
  const isOff = data.provider === 'off'
  return (
    <div className="ai-settings">
      <section className="rule-part" aria-labelledby="ai-head">
        <div>
          <h2 id="ai-head" className="h">
            Model
          </h2>
          <p className="small">
            Without one everything works with the engine that runs here, and no word of a call
            leaves this installation.
          </p>
        </div>
        <div className="fields">
          {data.isFromEnvironment && (
            <Banner kind="info">
              The operator has set the model in the environment. How much of it a month is set here.
            </Banner>
          )}
          {!isAdmin && <Banner kind="info">Admins choose the model.</Banner>}
          <AiForm
            key={`${data.provider} ${data.model} ${data.baseUrl} ${data.hasKey}`}
            settings={data}
            isAdmin={isAdmin}
          />
        </div>
      </section>
      <AiUse settings={data} />
      {!isOff && <WhatIsSent />}
      <AiRequests />
    </div>
  )
}

/** For one account, whole: nobody has to trust a description. */
function WhatIsSent() {
  const { data } = useCall('get /accounts', { limit: 100 })
  const [chosen, setChosen] = useState<string>()
  const accounts = data?.data ?? []
  const accountId = chosen ?? accounts[0]?.accountId
  return (
    <section className="rule-part" aria-labelledby="sent-head">
      <div>
        <h2 id="sent-head" className="h">
          What is sent
        </h2>
        <p className="small">
          Exactly what a handoff would send for its answers and for the risks of its calls, before
          anything is sent.
        </p>
      </div>
      <div className="fields">
        {accountId === undefined ? (
          <p className="small">There is no account to show it for yet.</p>
        ) : (
          <>
            <Field label="For the handoff of">
              {(ties) => (
                <Select
                  {...ties}
                  value={accountId}
                  onChange={setChosen}
                  options={accounts.map((one) => ({ value: one.accountId, label: one.name }))}
                />
              )}
            </Field>
            <SentPreview key={accountId} accountId={accountId} />
          </>
        )}
      </div>
    </section>
  )
}
