/** The vessel as meshes, in units of its own diameter: one group per part, so that each can be hidden. */
import { BoxGeometry, type BufferGeometry, CatmullRomCurve3, CircleGeometry, CylinderGeometry, DoubleSide, Group, LatheGeometry, Mesh, type MeshStandardMaterial, TorusGeometry, TubeGeometry, Vector2, Vector3 } from "three";
import { radiusAt } from "@/doc/vessel_shape";
import type { Look } from "../looks";
import { meridian } from "../meridian";
import type { ImpellerPicture, Picture } from "../picture";

export const partNames = ["vessel", "liquid", "jacket", "baffles", "impellers"] as const;
export type PartName = (typeof partNames)[number];
export type Materials = Readonly<Record<"vessel" | "liquid" | "jacket" | "metal", MeshStandardMaterial>>;

const around = 64;

const lathe = (points: readonly (readonly [number, number])[], unit: number) => new LatheGeometry(points.map(([r, z]) => new Vector2(Math.max(r * unit, 1e-4), z * unit)), around);

function jacketOf({ shell, jacket, jacketForm }: Picture, unit: number, { jacket: material }: Materials): Group {
  const group = new Group();
  if (jacket === undefined) return group;
  const gap = 0.05 * shell.diameter;
  if (jacketForm === "plain") {
    group.add(new Mesh(lathe(meridian(shell, jacket, gap), unit), material));
    return group;
  }
  const pitch = Math.max(gap * 1.6, jacket / 14);
  for (let z = shell.depth + pitch / 2; z <= jacket; z += pitch) {
    const ring = new Mesh(new TorusGeometry((shell.diameter / 2) * unit, (pitch / 2.4) * unit, 8, around), material);
    ring.rotation.x = Math.PI / 2;
    ring.position.y = z * unit;
    group.add(ring);
  }
  return group;
}

function liquidOf({ shell, level }: Picture, unit: number, { liquid: material }: Materials): Group {
  const group = new Group();
  if (level === undefined || level <= 0) return group;
  // A hair inside the wall, or both would flicker in one place.
  const inside = meridian(shell, level).map(([r, z]): [number, number] => [r * 0.985, z + 0.004 * shell.diameter]);
  group.add(new Mesh(lathe(inside, unit), material));
  const surface = new Mesh(new CircleGeometry(radiusAt(shell, level) * 0.985 * unit, around), material);
  surface.rotation.x = -Math.PI / 2;
  surface.position.y = level * unit;
  group.add(surface);
  return group;
}

function bafflesOf({ shell, top, baffles, baffleWidth }: Picture, unit: number, { metal }: Materials): Group {
  const group = new Group();
  const height = Math.max(0.05 * top, top * 0.98 - shell.depth);
  for (let i = 0; i < Math.min(baffles, 12); i++) {
    const arm = new Group();
    const plate = new Mesh(new BoxGeometry(baffleWidth * unit, height * unit, 0.012), metal);
    plate.position.set((shell.diameter / 2 - baffleWidth / 2 - 0.01 * shell.diameter) * unit, (shell.depth + height / 2) * unit, 0);
    arm.add(plate);
    arm.rotation.y = (2 * Math.PI * i) / baffles + Math.PI / 4;
    group.add(arm);
  }
  return group;
}

/** A blade whose middle is at a distance from the shaft. */
function blade(material: MeshStandardMaterial, size: readonly [length: number, height: number, thickness: number], from: number, tilt: number): Mesh {
  const mesh = new Mesh(new BoxGeometry(...size), material);
  mesh.position.x = from + size[0] / 2;
  mesh.rotation.x = tilt;
  return mesh;
}

const thin = 0.014;
const tilts: Partial<Record<Look["form"], number>> = { pitched: Math.PI / 4, hydrofoil: Math.PI / 3, propeller: Math.PI / 3.2, intermig: Math.PI / 6 };

/** Blades about the shaft, of radius R and height h in units of the drawing. */
function wheel({ form, blades, height }: Look, R: number, material: MeshStandardMaterial): Group {
  const group = new Group();
  const h = height * 2 * R;
  if (form === "disc") group.add(new Mesh(new CylinderGeometry(0.75 * R, 0.75 * R, thin, around), material));
  for (let i = 0; i < blades; i++) {
    const arm = new Group();
    if (form === "disc") arm.add(blade(material, [0.5 * R, h, thin], 0.5 * R, 0));
    else if (form === "retreat" || form === "curved") arm.add(new Mesh(new TubeGeometry(bent(R, form === "retreat" ? h : 0), 20, 0.32 * h, 8), material));
    else if (form === "bar") arm.add(blade(material, [R, h, h], 0, 0));
    else arm.add(blade(material, [R, form === "paddle" ? h : h / Math.sin(tilts[form] ?? Math.PI / 2), thin], 0, tilts[form] ?? 0));
    arm.rotation.y = (2 * Math.PI * i) / blades;
    group.add(arm);
  }
  return group;
}
/** An arm that gives way backwards and, of a retreat-curve impeller, rises. */
const bent = (R: number, rise: number) => new CatmullRomCurve3([new Vector3(0, -rise / 2, 0), new Vector3(0.45 * R, -rise / 2, 0.05 * R), new Vector3(0.8 * R, -rise / 4, 0.25 * R), new Vector3(0.85 * R, rise / 2, 0.5 * R)]);

function tube(points: Vector3[], radius: number, material: MeshStandardMaterial): Mesh {
  return new Mesh(new TubeGeometry(new CatmullRomCurve3(points), 80, radius, 8), material);
}

function wallStirrer({ look, diameter, middle }: ImpellerPicture, { shell }: Picture, unit: number, metal: MeshStandardMaterial): Group {
  const group = new Group();
  const R = (diameter / 2) * unit, low = (middle - (look.height * diameter) / 2) * unit, high = (middle + (look.height * diameter) / 2) * unit;
  for (const turn of [0, Math.PI]) {
    const points = Array.from({ length: 33 }, (_, i) => {
      if (look.form === "ribbon") {
        const angle = turn + (i / 32) * 2 * Math.PI;
        return new Vector3(R * Math.cos(angle), low + (high - low) * (i / 32), R * Math.sin(angle));
      }
      const z = low + (high - low) * (i / 32) ** 1.5;
      const reach = Math.min(R, i === 0 ? 0 : Math.max(0, radiusAt(shell, z / unit) * unit - (shell.diameter * unit) / 2 + R));
      return new Vector3(reach * Math.cos(turn), z, reach * Math.sin(turn));
    });
    group.add(tube(points, 0.025, metal));
  }
  return group;
}

function impellersOf(picture: Picture, unit: number, { metal }: Materials): Group {
  const group = new Group();
  if (picture.impellers.length === 0) return group;
  const lowest = Math.min(...picture.impellers.map(({ middle }) => middle)) * unit;
  const shaftTop = (picture.top + 0.12 * picture.shell.diameter) * unit;
  if (picture.impellers.some(({ look }) => look.form !== "bar")) {
    const shaft = new Mesh(new CylinderGeometry(0.016, 0.016, shaftTop - lowest, 16), metal);
    shaft.position.y = (shaftTop + lowest) / 2;
    group.add(shaft);
  }
  for (const one of picture.impellers) {
    const close = one.look.form === "anchor" || one.look.form === "ribbon";
    const stirrer = close ? wallStirrer(one, picture, unit, metal) : wheel(one.look, (one.diameter / 2) * unit, metal);
    if (!close) stirrer.position.y = one.middle * unit;
    group.add(stirrer);
  }
  return group;
}

export function partsOf(picture: Picture, materials: Materials): Record<PartName, Group> {
  const unit = 1 / picture.shell.diameter;
  const vessel = new Group();
  materials.vessel.side = DoubleSide;
  vessel.add(new Mesh(lathe(meridian(picture.shell, picture.top), unit), materials.vessel));
  const rim = new Mesh(new TorusGeometry(0.5, 0.012, 8, around), materials.metal);
  rim.rotation.x = Math.PI / 2;
  rim.position.y = picture.top * unit;
  vessel.add(rim);
  return { vessel, liquid: liquidOf(picture, unit, materials), jacket: jacketOf(picture, unit, materials), baffles: bafflesOf(picture, unit, materials), impellers: impellersOf(picture, unit, materials) };
}

export function disposeOf(group: Group): void {
  group.traverse((object) => (object as { geometry?: BufferGeometry }).geometry?.dispose());
}
