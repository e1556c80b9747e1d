//! Kill -9 while writes are being acknowledged, again and again on the same directory.

use crate::site::{PASSWORD, Who, form, site_folder};
use rand::Rng;
use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const ROUNDS: usize = 8;
const WRITERS: usize = 4;
const DEMO_MEASURES: usize = 6;
const ALIVE_MS: std::ops::Range<u64> = 300..2_500;

/// One request on a connection of its own: status and the whole answer, once they have been read.
fn exchange(address: SocketAddr, request: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(2)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    let read = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    // A connection that breaks off is no acknowledgement, whatever it had said by then.
    read.ok().filter(|_| answer.contains("\r\n\r\n"))?;
    Some((answer.split(' ').nth(1)?.parse().ok()?, answer))
}

fn post(
    address: SocketAddr,
    path: &str,
    cookie: &str,
    fields: &[(&str, &str)],
) -> Option<(u16, String)> {
    let body = form(fields);
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\ncookie: {cookie}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    exchange(address, &request)
}

struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    fn start(folder: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = free.local_addr().expect("an address");
        drop(free);
        let child = Command::new(env!("CARGO_BIN_EXE_wirkungskompass"))
            .args(["serve", "--demo"])
            .env_clear()
            .env("KOMPASS_LISTEN", address.to_string())
            .env("KOMPASS_DATA_DIR", folder.join("data"))
            .env("KOMPASS_SITE", folder.join("site"))
            .env("KOMPASS_DEMO_PASSWORD", PASSWORD)
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        Self { child, address }
    }

    /// Starts it and waits. The directory of a process that has just ended is let go a moment later.
    fn ready(folder: &Path) -> Self {
        let until = Instant::now() + Duration::from_mins(3);
        let mut server = Self::start(folder);
        while !server.is_ready() {
            assert!(Instant::now() < until, "not ready within three minutes");
            std::thread::sleep(Duration::from_millis(50));
            if server.child.try_wait().expect("a process").is_some() {
                server = Self::start(folder);
            }
        }
        server
    }

    fn is_ready(&self) -> bool {
        let host = self.address;
        let ask = format!("GET /readyz HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        exchange(host, &ask).is_some_and(|(status, _)| status == 200)
    }

    fn sign_in(&self) -> String {
        let fields = [("demo", "1"), ("email", Who::Planner.email())];
        let (status, answer) = post(self.address, "/anmelden", "", &fields).expect("an answer");
        assert_eq!(status, 303, "{answer}");
        let cookie = answer.split("sid=").nth(1).and_then(|rest| rest.split(';').next());
        format!("sid={}", cookie.expect("a cookie"))
    }
}

/// SIGKILL: at the end of a round as well as where a test fails.
impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Writes until the server is gone; keeps the address of each measure whose 303 has been read.
fn write(
    address: SocketAddr,
    cookie: &str,
    name: &str,
    stop: &AtomicBool,
    kept: &Mutex<Vec<String>>,
) {
    for number in 0.. {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let slug = format!("{name}-{number}");
        let text = "Inhalt. ".repeat(50);
        let fields = [
            ("name", slug.as_str()),
            ("summary", "Probe"),
            ("lead", "MW"),
            ("tier", "oeffentlich"),
            ("description", &text),
            ("token", "t"),
        ];
        match post(address, "/massnahmen", cookie, &fields) {
            Some((303, _)) => kept.lock().expect("unpoisoned").push(slug),
            Some((status, answer)) => panic!("{status}: {answer:.400}"),
            None if stop.load(Ordering::Relaxed) => return,
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

/// What `verify` counts in the directory, once it has found everything whole.
fn counts(folder: &Path) -> HashMap<String, usize> {
    let verify = Command::new(env!("CARGO_BIN_EXE_wirkungskompass"))
        .arg("verify")
        .env_clear()
        .env("KOMPASS_DATA_DIR", folder.join("data"))
        .output()
        .expect("the program starts");
    let told = String::from_utf8_lossy(&verify.stdout).into_owned();
    assert!(verify.status.success(), "{told}{}", String::from_utf8_lossy(&verify.stderr));
    let lines = told.lines().filter_map(|line| line.trim().split_once(' '));
    lines.filter_map(|(count, table)| Some((table.to_owned(), count.parse().ok()?))).collect()
}

/// Acknowledged measures that the server does not show.
fn lost(server: &Server, acknowledged: &[String]) -> Vec<String> {
    let host = server.address;
    let is_there = |slug: &String| {
        let path = format!("/massnahmen/{slug}");
        let ask = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        exchange(host, &ask).is_some_and(|(status, _)| status == 200)
    };
    acknowledged.iter().filter(|slug| !is_there(slug)).cloned().collect()
}

#[test]
fn no_acknowledged_write_is_lost_to_kill_9() {
    let folder = tempfile::tempdir().expect("a folder");
    site_folder(&folder.path().join("site"));
    let kept = Arc::new(Mutex::new(Vec::new()));
    for round in 0..ROUNDS {
        let server = Server::ready(folder.path());
        let (address, cookie) = (server.address, server.sign_in());
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (cookie, stop, kept) = (cookie.clone(), stop.clone(), kept.clone());
                let name = format!("runde{round}-{writer}");
                std::thread::spawn(move || write(address, &cookie, &name, &stop, &kept))
            })
            .collect();
        let alive = Duration::from_millis(rand::rng().random_range(ALIVE_MS));
        std::thread::sleep(alive);
        stop.store(true, Ordering::Relaxed);
        drop(server);
        for writer in writers {
            writer.join().expect("only acknowledged or broken off");
        }
        let acknowledged = kept.lock().expect("unpoisoned").clone();
        assert!(acknowledged.len() > round, "nothing was written");
        // Acknowledged or not, a measure is there with its journal row or not at all: beside those rows there are the
        // one of the data set and one per sign-in.
        let counts = counts(folder.path());
        assert_eq!(counts["journal"], 1 + (round + 1) + counts["measure"] - DEMO_MEASURES);
        assert!(counts["measure"] >= DEMO_MEASURES + acknowledged.len());
        let lost = lost(&Server::ready(folder.path()), &acknowledged);
        println!(
            "round {round}: killed after {alive:?}, {} acknowledged so far, {} lost",
            acknowledged.len(),
            lost.len()
        );
        assert!(lost.is_empty(), "{lost:?}");
    }
}

#[test]
fn a_second_program_on_the_directory_is_refused_in_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    site_folder(&folder.path().join("site"));
    let first = Server::ready(folder.path());
    let second = Command::new(env!("CARGO_BIN_EXE_wirkungskompass"))
        .arg("verify")
        .env_clear()
        .env("KOMPASS_DATA_DIR", folder.path().join("data"))
        .output()
        .expect("the program starts");
    assert!(!second.status.success());
    let told = String::from_utf8_lossy(&second.stderr);
    let told: Vec<_> = told.lines().filter(|line| line.starts_with("wirkungskompass: ")).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    println!("{}", told[0]);
    assert!(told[0].contains("is in use"), "{told:?}");
    let until = Instant::now() + Duration::from_secs(30);
    while !first.is_ready() {
        assert!(Instant::now() < until, "the first is unharmed");
        std::thread::sleep(Duration::from_millis(50));
    }
}
