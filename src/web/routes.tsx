/** The addresses of the app. Each page is loaded when it is first opened. */
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect, retainSearchParams } from '@tanstack/react-router';
import { ApiError } from './api/index.ts';
import { Crash, NotFound } from './frame/Crash.tsx';
import { Frame } from './frame/Frame.tsx';
import { meQuery } from './frame/park.ts';
import * as search from './search.ts';

const root = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({ component: Outlet, errorComponent: Crash, notFoundComponent: NotFound });

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: search.entranceSearch,
  component: lazyRouteComponent(() => import('./entrance/SetupPage.tsx'), 'SetupPage'),
});
const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: search.entranceSearch,
  component: lazyRouteComponent(() => import('./entrance/LoginPage.tsx'), 'LoginPage'),
});

/** The signed-in person, or the sign-in page with the way back. */
async function requireMe(queryClient: QueryClient, href: string) {
  try {
    return await queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 403)) throw redirect({ to: '/login', search: { next: href } });
    throw error;
  }
}

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context, location }) => {
    const me = await requireMe(context.queryClient, location.href);
    const park = me.parks[0]?.id;
    if (park) throw redirect({ to: '/parks/$park/overview', params: { park } });
  },
  component: NotFound,
});

const park = createRoute({
  getParentRoute: () => root,
  path: '/parks/$park',
  validateSearch: search.parkSearch,
  search: { middlewares: [retainSearchParams(['asOf'])] },
  beforeLoad: async ({ context, location }) => {
    await requireMe(context.queryClient, location.href);
  },
  component: Frame,
});

const index = createRoute({
  getParentRoute: () => park,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/parks/$park/overview', params });
  },
});

const overview = createRoute({
  getParentRoute: () => park,
  path: 'overview',
  validateSearch: search.overviewSearch,
  component: lazyRouteComponent(() => import('./overview/OverviewPage.tsx'), 'OverviewPage'),
});
const documents = createRoute({
  getParentRoute: () => park,
  path: 'documents',
  validateSearch: search.documentsSearch,
  component: lazyRouteComponent(() => import('./documents/DocumentsPage.tsx'), 'DocumentsPage'),
});
const document = createRoute({
  getParentRoute: () => park,
  path: 'documents/$id',
  validateSearch: search.documentSearch,
  component: lazyRouteComponent(() => import('./documents/DocumentPage.tsx'), 'DocumentPage'),
});
const ledgers = createRoute({
  getParentRoute: () => park,
  path: 'ledgers',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/parks/$park/ledgers/$ledger', params: { ...params, ledger: 'goal' } });
  },
});
const ledger = createRoute({
  getParentRoute: () => park,
  path: 'ledgers/$ledger',
  validateSearch: search.ledgerSearch,
  component: lazyRouteComponent(() => import('./ledgers/LedgerPage.tsx'), 'LedgerPage'),
});
const goal = createRoute({
  getParentRoute: () => park,
  path: 'goals/$id',
  validateSearch: search.goalSearch,
  component: lazyRouteComponent(() => import('./goals/GoalPage.tsx'), 'GoalPage'),
});
const mine = createRoute({
  getParentRoute: () => park,
  path: 'mine',
  validateSearch: search.mineSearch,
  component: lazyRouteComponent(() => import('./mine/MinePage.tsx'), 'MinePage'),
});
const plans = createRoute({
  getParentRoute: () => park,
  path: 'plans',
  validateSearch: search.plansSearch,
  component: lazyRouteComponent(() => import('./plans/PlansPage.tsx'), 'PlansPage'),
});
const plan = createRoute({
  getParentRoute: () => park,
  path: 'plans/$id',
  validateSearch: search.planSearch,
  component: lazyRouteComponent(() => import('./plans/PlanPage.tsx'), 'PlanPage'),
});
const reports = createRoute({
  getParentRoute: () => park,
  path: 'reports',
  validateSearch: search.reportsSearch,
  component: lazyRouteComponent(() => import('./reports/ReportsPage.tsx'), 'ReportsPage'),
});
const report = createRoute({
  getParentRoute: () => park,
  path: 'reports/$id',
  component: lazyRouteComponent(() => import('./reports/ReportPage.tsx'), 'ReportPage'),
});
const admin = createRoute({ getParentRoute: () => park, path: 'admin', component: lazyRouteComponent(() => import('./admin/AdminPage.tsx'), 'AdminPage') });

const tree = root.addChildren([
  home,
  setup,
  login,
  park.addChildren([index, overview, documents, document, ledgers, ledger, goal, mine, plans, plan, reports, report, admin]),
]);

/** A session that ended while a page was open: back to the sign-in page, and from there to where one was. */
function onQueryError(error: Error): void {
  const { pathname, href } = router.state.location;
  if (error instanceof ApiError && error.status === 401 && pathname.startsWith('/parks/')) void router.navigate({ to: '/login', search: { next: href } });
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: onQueryError }),
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (count, error) => count < 1 && !(error instanceof ApiError && error.status !== 0), refetchOnWindowFocus: true },
  },
});

export const router = createRouter({
  routeTree: tree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultErrorComponent: Crash,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
