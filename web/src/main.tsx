import "@fontsource-variable/inter/wght.css";
import "./theme/styles.ts";

import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, Suspense, lazy } from "react";
import { createRoot } from "react-dom/client";

import { queryClient } from "./api/queries.ts";
import { router } from "./router.tsx";
import { sessionQuery } from "./shell/session.ts";
import { theme, variables } from "./theme/theme.ts";

/** No page waits for it: what is told before it is there, it tells when it comes. */
const Notifications = lazy(async () => ({ default: (await import("@mantine/notifications")).Notifications }));

/** A part that is still missing right after a reload is not an upgrade: the page says so instead. */
const reloadRestMs = 10_000;

const place = document.getElementById("root");
const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";

// Asked before anything is drawn: every page waits for the answer.
void queryClient.prefetchQuery(sessionQuery);

// Read by what locks the scrolling behind dialogs, which adds a style of its own.
Object.assign(globalThis, { __webpack_nonce__: styleNonce });

// After an upgrade the parts of a page that was opened before are gone: it is loaded anew, once.
window.addEventListener("vite:preloadError", (event) => {
  if (performance.now() < reloadRestMs) return;
  event.preventDefault();
  location.reload();
});

if (place) {
  createRoot(place).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        defaultColorScheme="auto"
        getStyleNonce={() => styleNonce}
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Suspense>
            <Notifications position="bottom-right" />
          </Suspense>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
