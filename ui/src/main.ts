import { mount } from "svelte";

import "./fonts.css";
import "./lib/theme.gen.css";
import "./app.css";
import App from "./App.svelte";
import { chooseBackend } from "./lib/backend/choose";

const target = document.getElementById("app");
if (!target) throw new Error("index.html has no #app");

mount(App, { target, props: { backend: await chooseBackend() } });
