// recorder.tsx - recording sound, or picture and sound, as an answer.
//
// Nothing is recorded before the candidate has turned the device on and pressed the button.  A recording stands
// until a new one is finished.  Whoever leaves the question while it runs keeps what there is.
import { useEffect, useRef, useState } from "preact/hooks";
import MicIcon from "icon:mic";
import StopIcon from "icon:square";
import VideoIcon from "icon:video";
import { formatLeft, t, type Key } from "../../lib/i18n";
import { troubleOf, type CameraTrouble } from "../camera";
import { clock, ending } from "../session";
import { Group, textOf } from "./frame";
import { Playback } from "./playback";
import type { ViewProps } from "./registry";
import { FileError, FileRow, Picker, putUpload, useUpload } from "./upload";

export type Kind = "audio" | "video";
type Step = "off" | "asking" | "ready" | "counting" | "recording";

const CODECS: Readonly<Record<Kind, readonly string[]>> = {
  audio: ["audio/webm;codecs=opus", "audio/webm", "audio/mp4", "audio/ogg;codecs=opus"],
  video: ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4"],
};
const SOUND_BITS = 48_000;
const PICTURE_BITS = 500_000;
const PIECE_MS = 1_000;
const COUNT_FROM = 3;
const LONGEST_S = 30 * 60;
/** Of what the question takes: the codec keeps to its rate on the whole only. */
const FILL = 0.85;
/** Before the time is up: what was recorded has to be sent, too. */
const SEND_MS = 10_000;

const TROUBLES: Readonly<Record<CameraTrouble, Key>> = {
  insecure: "record.insecure",
  policy: "record.policy",
  denied: "record.denied",
  missing: "record.missing",
  busy: "record.busy",
};

const baseOf = (type: string) => type.split(";")[0]!;

/** The first form that this browser writes and the question takes. */
function formOf(kind: Kind, accept: string | undefined): string | null {
  if (typeof MediaRecorder === "undefined") return null;
  const taken = accept?.split(",").map((one) => one.trim());
  const good = (type: string) => MediaRecorder.isTypeSupported(type) && (taken?.includes(baseOf(type)) ?? true);
  return CODECS[kind].find(good) ?? null;
}

/** Opens the device.  Throws a CameraTrouble. */
async function openDevice(kind: Kind): Promise<MediaStream> {
  if (!navigator.mediaDevices) throw "insecure" satisfies CameraTrouble;
  const picture = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { max: 24 } };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true, video: kind === "video" && picture });
  } catch (error) {
    throw await troubleOf(error, kind === "audio" ? "microphone" : "camera");
  }
}

const close = (stream: MediaStream | null) => stream?.getTracks().forEach((track) => track.stop());

export function Recorder({ kind, ...props }: ViewProps & { kind: Kind }) {
  const { item, number, value, practice } = props;
  const upload = useUpload(props);
  const [step, setStep] = useState<Step>("off");
  const [trouble, setTrouble] = useState<Key | null>(null);
  const [count, setCount] = useState(COUNT_FROM);
  const [ms, setMs] = useState(0);
  const stream = useRef<MediaStream | null>(null);
  const recorder = useRef<MediaRecorder | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const here = useRef(true);
  /** What was recorded or chosen on this page: it is played back even when the server has it. */
  const last = useRef<Blob | null>(null);
  const begun = useRef(false);

  const form = formOf(kind, item.accept);
  const rate = SOUND_BITS + (kind === "video" ? PICTURE_BITS : 0);
  const room = (item.max_bytes ?? Infinity) * FILL;
  const longestMs = Math.min(LONGEST_S, Math.floor((room * 8) / rate)) * 1000;
  const longestNow = () => Math.max(PIECE_MS, Math.min(longestMs, clock.until(ending.value) - SEND_MS));
  const [limitMs, setLimitMs] = useState(longestMs);

  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      if (recorder.current?.state === "recording") recorder.current.stop();
      else close(stream.current);
    };
  }, []);
  // The next button is where the one before was.
  useEffect(() => {
    if (begun.current && step !== "asking") button.current?.focus();
  }, [step]);
  useEffect(() => {
    if (step !== "counting") return undefined;
    if (count === 0) {
      record();
      return undefined;
    }
    const timer = setTimeout(() => setCount(count - 1), 1000);
    return () => clearTimeout(timer);
  }, [step, count]);

  const turnOn = async () => {
    if (step === "asking") return;
    begun.current = true;
    setTrouble(null);
    setStep("asking");
    try {
      const opened = await openDevice(kind);
      if (!here.current) return close(opened);
      stream.current = opened;
      setLimitMs(longestNow());
      setStep("ready");
    } catch (found) {
      if (!here.current) return;
      setTrouble(TROUBLES[found as CameraTrouble]);
      setStep("off");
    }
  };
  const turnOff = () => {
    close(stream.current);
    stream.current = null;
    setStep("off");
  };
  const record = () => {
    const pieces: Blob[] = [];
    const began = performance.now();
    const longest = longestNow();
    let bytes = 0;
    const one = new MediaRecorder(stream.current!, {
      mimeType: form!,
      audioBitsPerSecond: SOUND_BITS,
      ...(kind === "video" ? { videoBitsPerSecond: PICTURE_BITS } : {}),
    });
    one.ondataavailable = ({ data }) => {
      pieces.push(data);
      bytes += data.size;
      const past = performance.now() - began;
      if (here.current) setMs(past);
      if (one.state !== "recording" || (past < longest && bytes < room)) return;
      if (here.current) setTrouble("record.full");
      one.stop();
    };
    one.onstop = () => {
      close(stream.current);
      keep(new Blob(pieces, { type: baseOf(form!) }));
    };
    try {
      one.start(PIECE_MS);
    } catch {
      setTrouble("record.missing"); // it was unplugged meanwhile
      return turnOff();
    }
    recorder.current = one;
    setMs(0);
    setLimitMs(longest);
    setStep("recording");
  };
  /** The recording is there: it goes its way even if its question is no longer shown. */
  const keep = (blob: Blob) => {
    const name = `${t("record.file")}.${baseOf(form!).split("/")[1]}`;
    if (!here.current) {
      if (blob.size > 0 && !practice) putUpload(item, blob, name);
      return;
    }
    stream.current = null;
    setStep("off");
    if (blob.size === 0) return setTrouble("record.empty");
    upload.choose(new File([blob], name, { type: blob.type }));
  };

  const has = upload.shown !== null;
  const On = kind === "audio" ? MicIcon : VideoIcon;
  if (upload.blob) last.current = upload.blob;
  return (
    <Group item={item} number={number} hint={t(kind === "audio" ? "record.audioLead" : "record.videoLead")}>
      <div class="drop recorder">
        {step !== "off" && step !== "asking" && <Live kind={kind} stream={stream.current!} />}
        {step === "off" && has && <Playback kind={kind} blob={last.current} id={textOf(value)} />}
        <p class="record-state" role="status">
          {step === "asking" && t("record.asking")}
          {step === "ready" && t(has ? "record.readyAgain" : "record.ready", { time: formatLeft(limitMs) })}
          {step === "counting" && t("record.count", { count })}
        </p>
        {step === "recording" && (
          <p class="record-state running">
            {t("record.running", { time: formatLeft(ms), limit: formatLeft(limitMs) })}
          </p>
        )}
        {step === "off" && <FileRow upload={upload} />}
        {(step === "off" || step === "asking") && form && (
          <button type="button" ref={button} class="record" aria-disabled={step === "asking"} onClick={() => void turnOn()}>
            <On /> {t(has ? "record.again" : kind === "audio" ? "record.onAudio" : "record.onVideo")}
          </button>
        )}
        {step === "ready" && (
          <button
            type="button"
            ref={button}
            class="record"
            onClick={() => {
              setCount(COUNT_FROM);
              setStep("counting");
            }}
          >
            <span class="dot" /> {t("record.start")}
          </button>
        )}
        {step === "recording" && (
          <button type="button" ref={button} class="record" onClick={() => recorder.current!.stop()}>
            <StopIcon /> {t("record.stop")}
          </button>
        )}
        {(step === "ready" || step === "counting") && (
          <button type="button" class="quiet" ref={step === "counting" ? button : undefined} onClick={turnOff}>
            {t("record.cancel")}
          </button>
        )}
        {step === "off" && <Picker item={item} upload={upload} text={has ? undefined : "record.orFile"} />}
      </div>
      <FileError text={upload.error || (trouble ? t(trouble) : form ? "" : t("record.unsupported"))} />
    </Group>
  );
}

/** What the device sees or hears now. */
function Live({ kind, stream }: { kind: Kind; stream: MediaStream }) {
  const video = useRef<HTMLVideoElement>(null);
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    const samples = new Uint8Array((analyser.fftSize = 512));
    context.createMediaStreamSource(stream).connect(analyser);
    const timer = setInterval(() => {
      analyser.getByteTimeDomainData(samples);
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
      if (meter.current) meter.current.value = loudest / 128;
    }, 100);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [stream]);
  return (
    <div class="live">
      {kind === "video" && <video ref={video} autoplay muted playsInline aria-label={t("record.live")} />}
      <meter ref={meter} min={0} max={1} aria-label={t("record.level")} />
    </div>
  );
}
