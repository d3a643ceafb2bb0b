/** Starts the pages. */
import '@fontsource-variable/instrument-sans/wght.css'
import '@fontsource-variable/newsreader/opsz.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import './styles/tailwind.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { mayTryAgain } from './api.ts'
import { ToastProvider } from './frame/toasts.tsx'
import { createPages } from './routes.tsx'
import { takeNext } from './session.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html lacks the element #root')

const next = window.location.pathname === '/' ? takeNext() : undefined
if (next) window.history.replaceState(null, '', next)

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, problem) => failures < 2 && mayTryAgain(problem),
    },
    mutations: { retry: false },
  },
})

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ToastProvider>
        <RouterProvider router={createPages(queries)} />
      </ToastProvider>
    </QueryClientProvider>
  </StrictMode>,
)
