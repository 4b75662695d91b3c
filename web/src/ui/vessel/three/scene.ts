/** The view in space without React: a box to be drawn in, ways to turn, zoom and hide out. All of it is disposed of at the end. */
import { Color, DirectionalLight, HemisphereLight, MeshStandardMaterial, PerspectiveCamera, Scene, WebGLRenderer } from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import type { Picture } from "../picture";
import { type Materials, type PartName, disposeOf, partNames, partsOf } from "./parts";

export interface VesselScene {
  readonly turn: (angle: number) => void;
  readonly tilt: (angle: number) => void;
  readonly zoom: (factor: number) => void;
  readonly reset: () => void;
  readonly show: (hidden: ReadonlySet<PartName>) => void;
  readonly setTurning: (turning: boolean) => void;
  readonly dispose: () => void;
}

const revolution = 3; // [s] of the impeller in the picture: slow enough to be looked at

function materialsOf(box: HTMLElement): Materials {
  const style = getComputedStyle(box);
  const colour = (name: string) => new Color(style.getPropertyValue(name).trim() || "#888888");
  const glass = (name: string, opacity: number, depthWrite = false) => new MeshStandardMaterial({ color: colour(name), transparent: true, opacity, depthWrite, roughness: 0.35, metalness: 0.05, side: 2 });
  return { vessel: glass("--pf-dimmed", 0.25), liquid: glass("--pf-accent", 0.28), jacket: glass("--pf-dimmed", 0.14), metal: new MeshStandardMaterial({ color: colour("--pf-dimmed"), roughness: 0.45, metalness: 0.1 }) };
}

/** @throws when the browser gives no WebGL context */
export function vesselScene(box: HTMLElement, picture: Picture): VesselScene {
  // A canvas of its own each time: a context that was given back cannot be had again.
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  const renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
  renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2));
  const scene = new Scene();
  box.append(canvas);
  const materials = materialsOf(box);
  const parts = partsOf(picture, materials);
  partNames.forEach((name, order) => {
    // What is transparent is drawn from the inside out.
    parts[name].renderOrder = { impellers: 0, baffles: 1, liquid: 2, vessel: 3, jacket: 4 }[name] ?? order;
    scene.add(parts[name]);
  });
  const light = new DirectionalLight(0xffffff, 2.2);
  light.position.set(2, 4, 3);
  scene.add(new HemisphereLight(0xffffff, 0x8899aa, 1.6), light);

  const height = picture.top / picture.shell.diameter;
  const distance = 1.68 * Math.max(1.35, height + 0.25);
  const camera = new PerspectiveCamera(40, 1, 0.01, 100);
  const controls = new OrbitControls(camera, canvas);
  Object.assign(controls, { enablePan: false, minDistance: 0.4 * distance, maxDistance: 3 * distance });
  const reset = () => {
    camera.position.set(0.55 * distance, height / 2 + 0.35 * distance, 0.75 * distance);
    controls.target.set(0, height / 2, 0);
    controls.update();
  };

  let turning = false, frame = 0, last = 0, wanted = false;
  const draw = (now: number) => {
    frame = 0;
    wanted = false;
    if (turning) parts.impellers.rotation.y -= ((Math.min(now - last, 100) / 1000) * 2 * Math.PI) / revolution;
    last = now;
    renderer.render(scene, camera);
    if (turning || wanted) ask();
  };
  const ask = () => {
    wanted = true;
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  const resize = new ResizeObserver(([entry]) => {
    const { width, height: tall } = entry!.contentRect;
    if (width === 0 || tall === 0) return;
    renderer.setSize(width, tall, false);
    camera.aspect = width / tall;
    camera.updateProjectionMatrix();
    ask();
  });
  resize.observe(box);
  controls.addEventListener("change", ask);
  reset();

  /** About the vessel, by angles on the sphere around it. */
  const orbit = (azimuth: number, polar: number, factor: number) => {
    const offset = camera.position.clone().sub(controls.target);
    const radius = Math.min(Math.max(offset.length() * factor, controls.minDistance), controls.maxDistance);
    const theta = Math.atan2(offset.x, offset.z) + azimuth;
    const phi = Math.min(Math.max(Math.acos(offset.y / offset.length()) + polar, 0.05), Math.PI - 0.05);
    camera.position.set(controls.target.x + radius * Math.sin(phi) * Math.sin(theta), controls.target.y + radius * Math.cos(phi), controls.target.z + radius * Math.sin(phi) * Math.cos(theta));
    controls.update();
    ask();
  };
  return {
    turn: (angle) => orbit(angle, 0, 1),
    tilt: (angle) => orbit(0, angle, 1),
    zoom: (factor) => orbit(0, 0, factor),
    reset,
    show: (hidden) => {
      for (const name of partNames) parts[name].visible = !hidden.has(name);
      ask();
    },
    setTurning: (now) => {
      turning = now;
      last = performance.now();
      ask();
    },
    dispose: () => {
      cancelAnimationFrame(frame);
      resize.disconnect();
      controls.dispose();
      for (const name of partNames) disposeOf(parts[name]);
      for (const material of Object.values(materials)) material.dispose();
      renderer.dispose();
      renderer.forceContextLoss();
      canvas.remove();
    },
  };
}
