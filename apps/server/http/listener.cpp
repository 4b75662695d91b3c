#include "http/listener.hpp"

#include <atomic>
#include <csignal>
#include <deque>
#include <thread>

#include <boost/asio.hpp>
#include <boost/beast.hpp>

#include "http/log.hpp"

namespace pf::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;

/// What all connections share.
struct Shared {
  Limits limits;
  Answers* answers = nullptr;
  std::atomic<std::size_t> connections = 0;
  std::atomic<bool> stopping = false;
};

/// A WebSocket whose sends come from any thread and are written in order by its own.
class BeastSocket final : public Socket, public std::enable_shared_from_this<BeastSocket> {
 public:
  explicit BeastSocket(beast::tcp_stream stream)
      : stream_(std::move(stream)), changed_(stream_.get_executor(), asio::steady_timer::time_point::max()) {}

  void send(std::string text, bool replaceable) override {
    asio::post(stream_.get_executor(),
               [self = shared_from_this(), text = std::move(text), replaceable]() mutable {
                 if (self->closing_) return;
                 if (replaceable && !self->line_.empty() && self->line_.back().replaceable)
                   self->line_.pop_back();
                 self->line_.push_back({std::move(text), replaceable});
                 self->changed_.cancel();
               });
  }

  void close() override {
    asio::post(stream_.get_executor(), [self = shared_from_this()] {
      self->closing_ = true;
      self->changed_.cancel();
    });
  }

  /// Until either side closes.
  asio::awaitable<void> run(const http::request<http::string_body>& request, const Response& response) {
    error_code fault;
    stream_.set_option(websocket::stream_base::timeout::suggested(beast::role_type::server));
    stream_.read_message_max(4096);  // clients have nothing to say
    co_await stream_.async_accept(request, asio::redirect_error(asio::use_awaitable, fault));
    if (fault) co_return;
    const std::shared_ptr<void> alive = response.websocket(shared_from_this());
    asio::co_spawn(
        stream_.get_executor(), [self = shared_from_this()] { return self->write_line(); }, asio::detached);
    beast::flat_buffer heard;
    while (!fault) {
      co_await stream_.async_read(heard, asio::redirect_error(asio::use_awaitable, fault));
      heard.clear();
    }
    ended_ = true;
    changed_.cancel();
  }

 private:
  struct Message {
    std::string text;
    bool replaceable;
  };

  asio::awaitable<void> write_line() {
    error_code fault;
    stream_.text(true);
    while (!fault && !ended_) {
      if (!line_.empty()) {
        const Message message = std::move(line_.front());
        line_.pop_front();
        co_await stream_.async_write(asio::buffer(message.text),
                                     asio::redirect_error(asio::use_awaitable, fault));
      } else if (closing_) {
        co_await stream_.async_close(websocket::close_code::normal,
                                     asio::redirect_error(asio::use_awaitable, fault));
        co_return;
      } else {
        error_code woken;
        co_await changed_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
      }
    }
  }

  websocket::stream<beast::tcp_stream> stream_;
  asio::steady_timer changed_;  ///< never due: cancelled to wake the writer
  std::deque<Message> line_;
  bool closing_ = false, ended_ = false;
};

Request to_request(const http::request<http::string_body>& from) {
  Request request;
  request.method = from.method_string();
  request.target = from.target();
  for (const auto& field : from) {
    std::string name(field.name_string());
    for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    std::string& value = request.headers[name];
    if (!value.empty()) value += ", ";
    value += std::string(field.value());
  }
  request.body = from.body();
  request.wants_websocket = websocket::is_upgrade(from);
  return request;
}

template <class Message>
void set_headers(Message& to, const Response& from, bool keep_alive) {
  to.version(11);
  to.result(static_cast<unsigned>(from.status));
  for (const auto& [name, value] : from.headers) to.insert(name, value);
  to.keep_alive(keep_alive);
}

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, Shared& shared) : stream_(std::move(socket)), shared_(shared) {
    ++shared_.connections;
  }
  ~Connection() { --shared_.connections; }

  asio::awaitable<void> serve() {
    error_code fault;
    stream_.socket().set_option(tcp::no_delay(true), fault);
    if (shared_.connections > shared_.limits.connections) {
      co_await refuse(503, "too_many_connections", "The server has as many connections as it takes.");
      co_return;
    }
    while (co_await serve_one()) {
    }
  }

  auto executor() { return stream_.get_executor(); }

  /// Ends the connection when nothing is in flight, else after the answer.
  void stop() {
    asio::post(stream_.get_executor(), [self = shared_from_this()] {
      if (self->idle_) self->stream_.cancel();
      if (const auto socket = self->socket_.lock()) socket->close();
    });
  }

 private:
  using Parser = http::request_parser<http::string_body>;

  /// One request and its answer. @return whether another may follow
  asio::awaitable<bool> serve_one() {
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(shared_.limits.header));
    parser.body_limit(shared_.limits.body);
    const error_code fault = co_await read(parser);
    if (fault) {
      co_await refuse_broken(fault);
      co_return false;
    }
    const bool head = parser.get().method() == http::verb::head;
    const bool keep_alive = parser.get().keep_alive();
    Response response = co_await ask(to_request(parser.get()));
    if (response.websocket) {
      co_await serve_websocket(parser.get(), response);
      co_return false;
    }
    co_return co_await write(response, head, keep_alive && !shared_.stopping) && keep_alive &&
        !shared_.stopping;
  }

  asio::awaitable<error_code> read(Parser& parser) {
    error_code fault;
    idle_ = true;
    if (shared_.stopping) co_return http::error::end_of_stream;
    stream_.expires_after(shared_.limits.idle);
    co_await http::async_read_header(stream_, buffer_, parser,
                                     asio::redirect_error(asio::use_awaitable, fault));
    idle_ = false;
    if (fault) co_return fault;
    stream_.expires_after(shared_.limits.read);
    if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
      http::response<http::empty_body> go_on(http::status::continue_, 11);
      co_await http::async_write(stream_, go_on, asio::redirect_error(asio::use_awaitable, fault));
      if (fault) co_return fault;
    }
    co_await http::async_read(stream_, buffer_, parser, asio::redirect_error(asio::use_awaitable, fault));
    stream_.expires_never();
    co_return fault;
  }

  /// The answer of what is behind, wherever it is made.
  asio::awaitable<Response> ask(Request request) {
    return asio::async_initiate<const asio::use_awaitable_t<>&, void(Response)>(
        [this](auto handler, Request asked) {
          const auto resume = std::make_shared<decltype(handler)>(std::move(handler));
          const auto executor = stream_.get_executor();
          shared_.answers->answer(std::move(asked), [resume, executor](Response response) {
            asio::post(executor, [resume, response = std::move(response)]() mutable {
              (*resume)(std::move(response));
            });
          });
        },
        asio::use_awaitable, std::move(request));
  }

  asio::awaitable<bool> write(const Response& response, bool head, bool keep_alive) {
    error_code fault;
    stream_.expires_after(shared_.limits.write);
    const bool no_body = head || response.status == 204 || response.status == 304;
    if (no_body) {
      http::response<http::empty_body> message;
      set_headers(message, response, keep_alive);
      if (head && response.status != 204 && response.status != 304) message.content_length(response.size());
      co_await http::async_write(stream_, message, asio::redirect_error(asio::use_awaitable, fault));
    } else {
      http::response<http::span_body<const char>> message;
      set_headers(message, response, keep_alive);
      if (response.body)
        message.body() = beast::span<const char>(response.body->data(), response.body->size());
      message.prepare_payload();
      co_await http::async_write(stream_, message, asio::redirect_error(asio::use_awaitable, fault));
    }
    if (!fault && !keep_alive) stream_.socket().shutdown(tcp::socket::shutdown_send, fault);
    co_return !fault;
  }

  asio::awaitable<void> serve_websocket(const http::request<http::string_body>& request,
                                        const Response& response) {
    stream_.expires_never();  // the WebSocket has a clock of its own
    const auto socket = std::make_shared<BeastSocket>(std::move(stream_));
    socket_ = socket;
    if (shared_.stopping) socket->close();
    co_await socket->run(request, response);
  }

  asio::awaitable<void> refuse_broken(error_code fault) {
    if (fault == http::error::body_limit)
      co_await refuse(413, "body_too_large",
                      "The body has more than " + std::to_string(shared_.limits.body) + " bytes.");
    else if (fault == http::error::header_limit || fault == http::error::buffer_overflow)
      co_await refuse(431, "header_too_large",
                      "The header has more than " + std::to_string(shared_.limits.header) + " bytes.");
    else if (fault.category() == http::make_error_code(http::error::bad_method).category() &&
             fault != http::error::end_of_stream && fault != http::error::partial_message)
      co_await refuse(400, "malformed_http", "This is not HTTP/1.1: " + fault.message() + ".");
  }

  asio::awaitable<void> refuse(int status, std::string code, std::string detail) {
    const Response response = shared_.answers->refuse(status, code, detail);
    if (!co_await write(response, false, false)) co_return;
    // Closing while the client still sends would take the answer from it: hear it out, for a while.
    error_code fault;
    stream_.expires_after(milliseconds(2000));
    char unwanted[1 << 14];
    while (!fault)
      co_await stream_.async_read_some(asio::buffer(unwanted),
                                       asio::redirect_error(asio::use_awaitable, fault));
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  Shared& shared_;
  bool idle_ = true;
  std::weak_ptr<BeastSocket> socket_;
};

class BeastListener final : public Listener {
 public:
  BeastListener(const Limits& limits) { shared_.limits = limits; }

  error_code bind(const tcp::endpoint& endpoint) {
    error_code fault;
    acceptor_.open(endpoint.protocol(), fault);
    if (!fault) acceptor_.set_option(tcp::acceptor::reuse_address(true), fault);
    if (!fault) acceptor_.bind(endpoint, fault);
    if (!fault) acceptor_.listen(asio::socket_base::max_listen_connections, fault);
    return fault;
  }

  unsigned short port() const override { return acceptor_.local_endpoint().port(); }
  bool loopback() const override { return acceptor_.local_endpoint().address().is_loopback(); }
  std::size_t connections() const override { return shared_.connections; }

  void run(Answers& answers, std::size_t threads) override {
    shared_.answers = &answers;
    asio::co_spawn(control_, accept(), asio::detached);
    asio::co_spawn(control_, stop_on_signal(), asio::detached);
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back([this] { context_.run(); });
    context_.run();
  }

 private:
  asio::awaitable<void> accept() {
    for (;;) {
      error_code fault;
      tcp::socket socket = co_await acceptor_.async_accept(asio::make_strand(context_),
                                                           asio::redirect_error(asio::use_awaitable, fault));
      if (shared_.stopping) co_return;
      if (fault) {  // most likely out of file descriptors: some will be closed
        log::error("accept", {{"fault", fault.message()}});
        asio::steady_timer pause(control_, milliseconds(100));
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, fault));
        continue;
      }
      start(std::make_shared<Connection>(std::move(socket), shared_));
    }
  }

  void start(const std::shared_ptr<Connection>& connection) {
    std::erase_if(known_, [](const auto& one) { return one.expired(); });
    known_.push_back(connection);
    const auto executor = connection->executor();
    asio::co_spawn(
        executor, [connection] { return connection->serve(); },
        [](const std::exception_ptr& thrown) { report(thrown); });
  }

  static void report(const std::exception_ptr& thrown) {
    if (!thrown) return;
    try {
      std::rethrow_exception(thrown);
    } catch (const std::exception& fault) {
      log::error("connection", {{"fault", fault.what()}});
    }
  }

  asio::awaitable<void> stop_on_signal() {
    asio::signal_set signals(control_, SIGINT, SIGTERM);
    co_await signals.async_wait(asio::use_awaitable);
    // A second signal ends the process as if nobody listened.
    signals.clear();
    shared_.stopping = true;
    error_code ignored;
    acceptor_.close(ignored);
    shared_.answers->stopping();
    for (const auto& one : known_)
      if (const auto connection = one.lock()) connection->stop();
    co_await drained(shared_.limits.drain);
    shared_.answers->give_up();
    co_await drained(milliseconds(2000));
    context_.stop();
  }

  asio::awaitable<void> drained(milliseconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    asio::steady_timer timer(control_);
    while (shared_.connections > 0 && std::chrono::steady_clock::now() < end) {
      timer.expires_after(milliseconds(10));
      error_code ignored;
      co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
  }

  Shared shared_;  ///< first: it outlives the connections that the context holds
  asio::io_context context_;
  asio::strand<asio::io_context::executor_type> control_ = asio::make_strand(context_);
  tcp::acceptor acceptor_{control_};
  std::vector<std::weak_ptr<Connection>> known_;
};

}  // namespace

std::expected<std::unique_ptr<Listener>, std::string> Listener::bind(const std::string& host,
                                                                     unsigned short port,
                                                                     const Limits& limits) {
  const std::string wanted = host == "localhost" ? "127.0.0.1" : host;
  error_code fault;
  const auto address = asio::ip::make_address(wanted, fault);
  if (fault) return std::unexpected("'" + host + "' is not an IP address");
  auto listener = std::make_unique<BeastListener>(limits);
  fault = listener->bind({address, port});
  if (fault) return std::unexpected(fault.message());
  return listener;
}

}  // namespace pf::server
