// @ts-check
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

/** Whether this machine can cut the power of a disk: a loop mount, an ext4, a call that shuts it down. */
export const canCutPower = () =>
  process.getuid?.() === 0 && existsSync('/dev/loop-control') && ['mkfs.ext4', 'mount', 'perl'].every(isHere)

/** The reason to print where it cannot. */
export const noPower = 'needs root, an ext4 on a loop device and perl'

/**
 * A file system of its own, mounted on `folder`. It is taken away when the process ends, however it ends.
 * @param {string} home @param {string} size as `truncate` takes it; what is not used takes no room
 */
export function ownDisk(home, size) {
  const [image, folder] = [join(home, 'disk.img'), join(home, 'disk')]
  mkdirSync(folder, { recursive: true })
  execFileSync('truncate', ['-s', size, image])
  execFileSync('mkfs.ext4', ['-q', '-F', '-m', '0', image])
  const mount = () => execFileSync('mount', ['-o', 'loop', image, folder])
  mount()
  const remove = () => {
    // a process that is still ending may hold it: then it goes as soon as that has ended
    if (spawnSync('umount', [folder]).status !== 0) spawnSync('umount', ['-l', folder])
    rmSync(image, { force: true })
    process.removeListener('exit', remove)
  }
  process.on('exit', remove)
  return {
    folder,
    /** The power goes: nothing more is written, not even what was promised (EXT4_IOC_SHUTDOWN, no log flush). */
    cutPower() {
      const shutDown =
        'my $how = pack("I", 2); open(F, "<", $ARGV[0]) or die $!; ioctl(F, 0x8004587d, $how) or die $!'
      execFileSync('perl', ['-e', shutDown, folder])
    },
    /** The power is back. Whoever used it must have ended. */
    async powerOn() {
      for (let tries = 50; spawnSync('umount', [folder]).status !== 0; tries--) {
        if (tries === 0) throw new Error(`${folder} is still in use`)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      mount()
    },
    remove,
  }
}

/** Bytes of the disk that a folder is on. @param {string} folder */
export function freeOn(folder) {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** @param {string} program */
const isHere = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
