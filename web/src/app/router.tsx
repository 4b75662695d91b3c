import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { addressOf } from "./address";
import { firstProject, open } from "./open";
import { NotFound, Oops, Opening } from "./pages";
import { ProjectFrame } from "./ProjectFrame";
import { Shell } from "./Shell";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Oops });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async () => {
    const sample = await firstProject();
    throw sample === undefined
      ? redirect({ to: "/projects", replace: true })
      : redirect({ to: addressOf(sample, "fit"), replace: true });
  },
});

const projects = createRoute({
  getParentRoute: () => root,
  path: "/projects",
  component: lazyRouteComponent(() => import("@/features/projects/Projects")),
});

const equipment = createRoute({
  getParentRoute: () => root,
  path: "/equipment",
  component: lazyRouteComponent(() => import("@/features/equipment")),
});

const project = createRoute({
  getParentRoute: () => root,
  path: "/p/$project",
  beforeLoad: ({ params }) => open(params.project),
  component: ProjectFrame,
  pendingComponent: Opening,
});

const page = (path: string, load: () => Promise<Record<string, unknown>>, name = "default") =>
  createRoute({ getParentRoute: () => project, path, component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name) });

const pages = [
  createRoute({
    getParentRoute: () => project,
    path: "/",
    beforeLoad: ({ params }) => {
      throw redirect({ to: addressOf((params as { project: string }).project, "fit"), replace: true });
    },
  }),
  page("/scheme", () => import("@/features/scheme")),
  page("/data", () => import("@/features/data")),
  page("/data/import", () => import("@/features/data/import"), "Import"),
  page("/fit", () => import("@/features/fit")),
  page("/simulate", () => import("@/features/simulate")),
  page("/scale", () => import("@/features/scale")),
  page("/safety", () => import("@/features/safety")),
  page("/sensitivity", () => import("@/features/sensitivity")),
  page("/history", () => import("@/features/projects/History")),
  page("/settings", () => import("@/features/projects/Settings")),
];

export const router = createRouter({
  routeTree: root.addChildren([home, projects, equipment, project.addChildren(pages)]),
  defaultPreload: "intent",
  defaultPendingMs: 300,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
