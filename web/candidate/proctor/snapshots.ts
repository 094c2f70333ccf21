// snapshots.ts - pictures of the camera, 320 by 240 points, at the intervals the candidate was told.
// They wait in the queue of files like everything else that is sent.
import { computed, effect } from "@preact/signals";
import { cameraOn, openCamera } from "../camera";
import { SNAPSHOT } from "../outgoing";
import { elsewhere, outgoing, randomId, record, sitting } from "../session";

const QUALITY = 0.7;

export function takeSnapshots(everyS: number): void {
  const here = computed(() => sitting.value?.status === "started" && !elsewhere.value);
  let stream: MediaStream | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;

  const end = () => {
    clearInterval(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    cameraOn.value = false;
  };
  const begin = async () => {
    stream = await openCamera();
    if (!here.peek()) return end(); // it was over, or went on elsewhere, before the camera was there
    stream.getVideoTracks()[0]!.addEventListener("ended", () => {
      cameraOn.value = false;
      record("camera_off", { detail: "ended" });
    });
    video.srcObject = stream;
    await video.play();
    cameraOn.value = true;
    take(video);
    timer = setInterval(() => take(video), everyS * 1000);
  };
  effect(() => {
    if (!here.value) return end();
    begin().catch((trouble) => record("camera_off", { detail: String(trouble).slice(0, 200) }));
  });
}

function take(video: HTMLVideoElement): void {
  if (!cameraOn.value || sitting.value?.paused) return;
  const canvas = document.createElement("canvas");
  canvas.width = 320;
  canvas.height = 240;
  canvas.getContext("2d")!.drawImage(video, 0, 0, 320, 240);
  canvas.toBlob(
    (blob) => blob && outgoing.value?.uploads.add(SNAPSHOT, blob, "snapshot.jpg", randomId()),
    "image/jpeg",
    QUALITY,
  );
}
