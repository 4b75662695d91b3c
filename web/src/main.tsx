import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { pool } from "./engine/browser_pool";

// The engine's module compiles while the first page is drawn.
pool.warm();

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
