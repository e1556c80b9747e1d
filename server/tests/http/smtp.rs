//! A mail server for tests: it speaks SMTP on a real connection, and misbehaves as told.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// How the peer treats one connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Takes the mail.
    Accept,
    /// Answers the recipient with 550.
    Refuse,
    /// Answers the recipient with 451.
    Postpone,
    /// Answers the sender with 550.
    RefuseSender,
    /// Closes before the greeting.
    Close,
    /// Does not greet.
    NoGreeting,
    /// Does not answer the sender.
    Hang,
    /// Closes after the first lines of the message.
    DropInData,
    /// Takes the message and closes without saying so.
    DropAfterData,
}

/// A mail the peer has taken, or may have taken.
#[derive(Debug, Clone)]
pub(crate) struct Delivered {
    pub(crate) from: String,
    pub(crate) to: Vec<String>,
    pub(crate) data: Vec<u8>,
    /// False where the client was not told.
    pub(crate) acknowledged: bool,
}

#[derive(Debug, Default)]
struct Seen {
    script: VecDeque<Manner>,
    connections: usize,
    commands: Vec<String>,
    delivered: Vec<Delivered>,
}

/// A running peer.
#[derive(Clone)]
pub(crate) struct Peer {
    pub(crate) address: SocketAddr,
    hangs: Arc<Notify>,
    seen: Arc<Mutex<Seen>>,
}

impl Peer {
    /// Starts it: each connection is treated as the next entry of the script says, then as `Accept`.
    pub(crate) async fn start(script: impl IntoIterator<Item = Manner>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let script = script.into_iter().collect();
        let seen = Arc::new(Mutex::new(Seen { script, ..Seen::default() }));
        let peer = Self { address, hangs: Arc::default(), seen };
        let accepting = peer.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let manner = accepting.with(|seen| {
                    seen.connections += 1;
                    seen.script.pop_front().unwrap_or(Manner::Accept)
                });
                let peer = accepting.clone();
                tokio::spawn(async move {
                    // A client that leaves early ends the dialogue.
                    let _ = peer.talk(stream, manner).await;
                });
            }
        });
        peer
    }

    fn with<T>(&self, look: impl FnOnce(&mut Seen) -> T) -> T {
        look(&mut self.seen.lock().expect("a lock"))
    }

    pub(crate) fn delivered(&self) -> Vec<Delivered> {
        self.with(|seen| seen.delivered.clone())
    }

    pub(crate) fn connections(&self) -> usize {
        self.with(|seen| seen.connections)
    }

    pub(crate) fn commands(&self) -> Vec<String> {
        self.with(|seen| seen.commands.clone())
    }

    /// Resolves once a client waits for an answer that does not come.
    pub(crate) async fn hangs(&self) {
        self.hangs.notified().await;
    }

    /// Waits until that many mails are there, at most fifteen seconds: the worker looks by itself every twenty.
    pub(crate) async fn wait_for(&self, count: usize) {
        for _ in 0..300 {
            if self.delivered().len() >= count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{} of {count} mails after fifteen seconds", self.delivered().len());
    }

    async fn talk(&self, stream: TcpStream, manner: Manner) -> std::io::Result<()> {
        let forever = || tokio::time::sleep(Duration::from_mins(10));
        if manner == Manner::Close {
            return Ok(());
        }
        if manner == Manner::NoGreeting {
            forever().await;
        }
        let mut stream = BufReader::new(stream);
        stream.write_all(b"220 mail.example ESMTP\r\n").await?;
        let (mut from, mut to) = (String::new(), Vec::new());
        let mut line = Vec::new();
        loop {
            line.clear();
            if stream.read_until(b'\n', &mut line).await? == 0 {
                return Ok(());
            }
            let command = String::from_utf8_lossy(&line).trim_end_matches("\r\n").to_owned();
            self.with(|seen| seen.commands.push(command.clone()));
            let verb: String = command.chars().take(4).collect::<String>().to_uppercase();
            let answer: &[u8] = match verb.as_str() {
                "EHLO" => b"250-mail.example\r\n250-8BITMIME\r\n250 SIZE 1000000\r\n",
                "MAIL" if manner == Manner::Hang => {
                    self.hangs.notify_one();
                    forever().await;
                    return Ok(());
                }
                "MAIL" if manner == Manner::RefuseSender => b"550 5.7.1 sender not allowed\r\n",
                "MAIL" => {
                    from.clone_from(&command);
                    b"250 ok\r\n"
                }
                "RCPT" if manner == Manner::Refuse => {
                    b"550-5.1.1 no such user\r\n550 5.1.1 gibt es nicht\r\n"
                }
                "RCPT" if manner == Manner::Postpone => b"451 4.7.1 greylisted\r\n",
                "RCPT" => {
                    to.push(command.clone());
                    b"250 ok\r\n"
                }
                "DATA" => {
                    stream.write_all(b"354 go on\r\n").await?;
                    if manner == Manner::DropInData {
                        stream.read_until(b'\n', &mut line).await?;
                        return Ok(());
                    }
                    let Some(data) = message(&mut stream).await? else { return Ok(()) };
                    let acknowledged = manner != Manner::DropAfterData;
                    let (from, to) = (from.clone(), std::mem::take(&mut to));
                    let mail = Delivered { from, to, data, acknowledged };
                    self.with(|seen| seen.delivered.push(mail));
                    if !acknowledged {
                        return Ok(());
                    }
                    b"250 2.0.0 taken\r\n"
                }
                "QUIT" => {
                    stream.write_all(b"221 bye\r\n").await?;
                    return Ok(());
                }
                _ => b"502 5.5.1 unknown\r\n",
            };
            stream.write_all(answer).await?;
        }
    }
}

/// A message up to the lone dot; none where the connection ends before.
async fn message(stream: &mut BufReader<TcpStream>) -> std::io::Result<Option<Vec<u8>>> {
    let (mut data, mut line) = (Vec::new(), Vec::new());
    loop {
        line.clear();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Ok(None);
        }
        if line == b".\r\n" {
            return Ok(Some(data));
        }
        data.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}
