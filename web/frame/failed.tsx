/** When a page itself breaks, or is not there: the way back instead of a white screen. */
import { ButtonLink } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Page } from './frame.tsx'

export function NotThere() {
  return (
    <Page title="Not here">
      <Empty
        sentence="There is no page at this address, or it is not yours to see."
        action={<ButtonLink to="/">Go home</ButtonLink>}
      />
    </Page>
  )
}

export function Broken({ reset }: { readonly reset: () => void }) {
  return (
    <Page title="This page broke">
      <Empty
        sentence="Carryover did not expect that. Your data are not touched; the rest of the product works."
        action={
          <>
            <button type="button" className="btn primary" onClick={reset}>
              Try again
            </button>
            <ButtonLink to="/">Go home</ButtonLink>
          </>
        }
      />
    </Page>
  )
}
