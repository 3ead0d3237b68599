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

const place = document.getElementById("root");
const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";

// Asked before anything is drawn: every page waits for the answer.
void queryClient.prefetchQuery(sessionQuery);

// Read by what locks the scrolling behind dialogs, which adds a style of its own.
Object.assign(globalThis, { __webpack_nonce__: styleNonce });

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
