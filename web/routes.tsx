/** The table of pages: which address shows what. Each screen is loaded when it is first wanted. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { ApiProblem, call } from './api.ts'
import { Broken, NotThere } from './frame/failed.tsx'
import { Frame } from './frame/frame.tsx'
import { SkeletonLines } from './parts/skeleton.tsx'

type Screen = () => Promise<ComponentType>

/** Outside the frame: nobody is signed in yet. */
const OPEN: Readonly<Record<string, Screen>> = {
  '/login': async () => (await import('./screens/sign-in/login.tsx')).Login,
  '/setup': async () => (await import('./screens/set-up/set-up.tsx')).SetUp,
  '/invitation/$token': async () => (await import('./screens/sign-in/invitation.tsx')).Invitation,
}

const FRAMED: Readonly<Record<string, Screen>> = {
  '/': async () => (await import('./screens/home/home.tsx')).Home,
  '/accounts': async () => (await import('./screens/accounts/accounts.tsx')).Accounts,
  '/accounts/$accountId': async () => (await import('./screens/accounts/account.tsx')).Account,
  '/accounts/$accountId/handoff': async () =>
    (await import('./screens/handoffs/handoff.tsx')).HandoffPage,
  '/accounts/$accountId/prep': async () => (await import('./screens/prep/prep.tsx')).Prep,
  '/accounts/$accountId/$tab': async () => (await import('./screens/accounts/account.tsx')).Account,
  '/calls': async () => (await import('./screens/calls/calls.tsx')).Calls,
  '/calls/$callId': async () => (await import('./screens/call/call.tsx')).CallPage,
  '/risks': async () => (await import('./screens/risks/risks.tsx')).Risks,
  '/risks/rules': async () => (await import('./screens/risks/rules.tsx')).RiskRulesPage,
  '/handoffs': async () => (await import('./screens/handoffs/handoffs.tsx')).Handoffs,
  '/search': async () => (await import('./screens/search/search.tsx')).Search,
  '/datasets': async () => (await import('./screens/datasets/datasets.tsx')).Datasets,
  '/datasets/new': async () => (await import('./screens/datasets/new-dataset.tsx')).NewDataset,
  '/datasets/$datasetId': async () => (await import('./screens/datasets/dataset.tsx')).Dataset,
  '/datasets/$datasetId/$tab': async () => (await import('./screens/datasets/dataset.tsx')).Dataset,
  '/datasets/$datasetId/runs/$runId': async () =>
    (await import('./screens/datasets/run.tsx')).RunPage,
  '/datasets/$datasetId/files/$fileId': async () =>
    (await import('./screens/datasets/file.tsx')).FilePage,
  '/integrations': async () =>
    (await import('./screens/integrations/integrations.tsx')).Integrations,
  '/integrations/gong/$tab': async () => (await import('./screens/integrations/gong.tsx')).Gong,
  '/settings/$tab': async () => (await import('./screens/settings/settings.tsx')).Settings,
  '/trust': async () => (await import('./screens/trust/trust.tsx')).Trust,
  '/docs': async () => (await import('./screens/docs/docs.tsx')).Docs,
  '/docs/$page': async () => (await import('./screens/docs/docs.tsx')).Docs,
}

const SHORT_WAYS: Readonly<Record<string, string>> = {
  '/accounts/new': '/accounts?add=hand',
  '/integrations/gong': '/integrations/gong/overview',
  '/settings': '/settings/profile',
}

export function createPages(queries: QueryClient) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotThere })
  const frame = createRoute({
    getParentRoute: () => root,
    id: 'frame',
    component: Frame,
    beforeLoad: () => signedIn(queries),
  })
  const framed = Object.entries(FRAMED).map(([path, screen]) =>
    createRoute({ getParentRoute: () => frame, path, component: lazily(screen) }),
  )
  const open = Object.entries(OPEN).map(([path, screen]) =>
    createRoute({ getParentRoute: () => root, path, component: lazily(screen) }),
  )
  const shortWays = Object.entries(SHORT_WAYS).map(([path, to]) =>
    createRoute({
      getParentRoute: () => frame,
      path,
      beforeLoad: () => {
        throw redirect({ to, replace: true })
      },
    }),
  )
  const nowhere = createRoute({ getParentRoute: () => frame, path: '$', component: NotThere })
  return createRouter({
    routeTree: root.addChildren([...open, frame.addChildren([...framed, ...shortWays, nowhere])]),
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultPendingComponent: SkeletonLines,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotThere,
  })
}

/** Nothing of the frame is shown, nor asked for, before it is known who looks. Without a session `api.ts` leaves. */
async function signedIn(queries: QueryClient): Promise<void> {
  try {
    await queries.ensureQueryData({
      queryKey: ['get /me', {}],
      queryFn: () => call('get /me', {}),
    })
  } catch (error) {
    const isLeaving = error instanceof ApiProblem && error.status === 401
    // Any other trouble is told by the pages themselves.
    if (isLeaving) await new Promise(() => {})
  }
}

function lazily(screen: Screen) {
  return lazyRouteComponent(async () => ({ default: await screen() }))
}
